import { expect, it } from 'vitest'
import { backoff } from '../../../connectors/kit/index.ts'

it('waits one second first and twice as long after each failed attempt, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => backoff(attempt, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
})

it('spreads by a quarter either way, so that neighbours do not knock at once', () => {
  expect([backoff(3, 0), backoff(3, 1)]).toEqual([3_000, 5_000])
})
