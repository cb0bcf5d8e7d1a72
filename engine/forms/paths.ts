export type Path = (string | number)[]

export type Values = Record<string, unknown>

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path, own properties only. */
export function getAt(target: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? (at as Values)[key] : undefined), target)
}

/** All values at a path, whatever the numbers in it: those of every row. */
export function valuesAt(target: unknown, path: Path): unknown[] {
  const [key, ...rest] = path
  if (key === undefined) return [target]
  if (typeof key === 'number') return Array.isArray(target) ? target.flatMap((item: unknown) => valuesAt(item, rest)) : []
  const value = getAt(target, [key])
  return value === undefined ? [] : valuesAt(value, rest)
}

/** A copy with the value at a path replaced; missing parents become objects, or lists before a number. */
export function setAt<T>(target: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  const copy = copyOf(target, key)
  copy[key] = setAt(copy[key], rest, value)
  return copy as T
}

/** A copy without the value at a path and without the parents that this leaves empty. List items keep their place. */
export function removeAt<T>(target: T, path: Path): T {
  const [key, ...rest] = path
  if (key === undefined || target === null || typeof target !== 'object' || !Object.hasOwn(target, key)) return target
  const copy = copyOf(target, key)
  const left = rest.length > 0 ? removeAt(copy[key], rest) : undefined
  if (left === undefined || (rest.length > 0 && isObject(left) && Object.keys(left).length === 0 && !Array.isArray(copy))) delete copy[key]
  else copy[key] = left
  return copy as T
}

/** Both objects in one: where both hold an object they are joined, everything else is taken from the second. */
export function join(base: unknown, over: unknown): unknown {
  if (over === undefined) return base
  if (!isObject(base) || !isObject(over)) return over
  const joined: Values = { ...base }
  for (const [key, value] of Object.entries(over)) joined[key] = join(Object.hasOwn(base, key) ? base[key] : undefined, value)
  return joined
}

/** A JSON pointer. */
export function pointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function copyOf(target: unknown, key: string | number): Record<string | number, unknown> {
  if (Array.isArray(target)) return [...(target as unknown[])] as unknown as Record<string | number, unknown>
  if (isObject(target)) return { ...target }
  return (typeof key === 'number' ? [] : {}) as Record<string | number, unknown>
}
