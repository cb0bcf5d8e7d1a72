import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../engine/store/cursor.ts'

describe('a cursor', () => {
  it.each([['2026-03-02T01:00:00.000Z', 'a'], ['2026-03-02', 'l-b']] as const)('leads back to the place that it was made of: %s', (at, id) => {
    expect(decodeCursor(encodeCursor([at, id]))).toEqual([at, id])
  })

  it.each([['no list', 'x'], ['half a place', '["2026-03-02"]'], ['no day', '["then","a"]'], ['a question', '{"$ne":null}']])('that we did not make is refused: %s', (_what, text) => {
    expect(() => decodeCursor(Buffer.from(text).toString('base64url'))).toThrow(expect.objectContaining({ code: 'request.invalid' }) as Error)
  })
})
