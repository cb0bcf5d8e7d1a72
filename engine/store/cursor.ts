/** Paging by the last row seen: stable while rows come and go. The cursor is opaque to clients. */
import { Refusal } from '../errors/errors.ts'

export interface Page<T> {
  items: T[]
  next?: string
}

/** Every list is sorted by an instant or a day, then by id. */
export const encodeCursor = (place: [sort: string, id: string]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws Refusal `request.invalid` for a cursor that we did not make */
export function decodeCursor(cursor: string): [sort: string, id: string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(place) && place.length === 2 && place.every((part) => typeof part === 'string') && !Number.isNaN(Date.parse(place[0] as string))) return place as [string, string]
  } catch {
    // falls through: not ours
  }
  throw new Refusal('request.invalid', { errors: [{ path: '/cursor', message: 'is not a cursor of this list' }] })
}

/** One more row than asked for was read: the extra one says that there is a next page. */
export function toPage<D, T>(rows: D[], limit: number, place: (row: D) => [string, string], show: (row: D) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(show), ...(rows.length > limit && last && { next: encodeCursor(place(last)) }) }
}
