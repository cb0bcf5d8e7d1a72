/** A property of a field as text: empty where there is none. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
