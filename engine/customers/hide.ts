/** Takes names, numbers and addresses out of texts. What nobody knows as a name stays; the preview says that the texts want reading. */

export const hidden = '▇▇▇'

/** Whoever they are: mobile numbers, identity numbers and e-mail addresses in a text about a person lead to a person. */
const always = [/(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g, /(?<!\d)\d{17}[\dXx](?!\d)/g, /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g]

export interface Known {
  names: readonly string[]
  numbers: readonly string[]
}

export function hider({ names, numbers }: Known): (text: string) => string {
  const patterns = [
    ...names.map((name) => name.trim()).filter((name) => name.length > 1).toSorted((a, b) => b.length - a.length).map(ofName),
    ...numbers.map((number) => number.replace(/\D/g, '')).filter((digits) => digits.length >= 5).map(ofNumber),
    ...always,
  ]
  return (text) => patterns.reduce((said, pattern) => said.replaceAll(pattern, hidden), text)
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A Latin name stands as words of its own, in either case; a Chinese one anywhere. */
const ofName = (name: string): RegExp =>
  (/\p{Script=Han}/u.test(name) ? new RegExp(literal(name).replaceAll(/\s+/g, String.raw`\s*`), 'gu') : new RegExp(`(?<![\\p{L}\\p{N}])${literal(name).replaceAll(/\s+/g, String.raw`\s+`)}(?![\\p{L}\\p{N}])`, 'giu'))

/** However its digits are set apart. */
const ofNumber = (digits: string): RegExp => new RegExp(`(?<!\\d)\\+?${digits.replaceAll(/\B/g, String.raw`[\s()./-]{0,2}`)}(?!\\d)`, 'g')

/** The same within lists and objects; what is no text stays as it is. */
export function hideIn<T>(value: T, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T
  if (Array.isArray(value)) return value.map((one: unknown) => hideIn(one, hide)) as T
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hideIn(one as unknown, hide)])) as T
}
