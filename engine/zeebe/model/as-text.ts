/** A property of a model or a form as text: empty where there is none. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
