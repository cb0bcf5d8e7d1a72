import { useSearchParams } from 'react-router'
import type { Stretch } from './queries.ts'
import { useNow } from '../../kit/time.ts'

const hour = 3_600_000
export const spans = { day: 24 * hour, week: 7 * 24 * hour, month: 30 * 24 * hour, quarter: 91 * 24 * hour }
export type Span = keyof typeof spans

/** What is looked at stands in the address: which part of time, which version, what is coloured, which step is open. */
export function useStretch() {
  const [search, setSearch] = useSearchParams()
  const now = useNow()
  const set = (changes: Record<string, string | undefined>) => setSearch((before) => {
    const after = new URLSearchParams(before)
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) after.delete(name)
      else after.set(name, value)
    }
    return after
  }, { replace: true })
  const version = search.get('version')
  const since = search.get('since') ?? undefined
  const until = search.get('until') ?? undefined
  const span = since === undefined ? spanIn(search.get('span')) : undefined
  // To the minute, so that the same question is asked again and not a new one each time.
  const from = since ?? new Date(Math.floor((now.getTime() - spans[span ?? 'month']) / 60_000) * 60_000).toISOString()
  const stretch: Stretch = { ...(version !== null && { version: Number(version) }), since: from, until }
  return { stretch, span, since, until, search, set }
}

const spanIn = (text: string | null): Span => (text !== null && text in spans ? (text as Span) : 'month')
