/** Access tokens of WeChat and WeChat Work: fetched once, kept while they hold, fetched anew when the other side says that one does not. */
import { createHash } from 'node:crypto'
import { JobDelayed, type JobCode } from '../../kit/index.ts'
import { OutwardDoubt } from '../../kit/outward.ts'
import type { Outcome, OutletTools } from './outlet.ts'

/** What both answer: `errcode` is absent or 0 where all is well. */
export interface WeAnswer extends Record<string, unknown> {
  errcode?: number
}

export interface TokenSource {
  /** Host and account, to tell tokens apart. */
  account: readonly string[]
  fetch(): Promise<WeAnswer & { access_token?: string, expires_in?: number }>
}

interface Kept {
  token: string
  /** Milliseconds of the clock. */
  until: number
}

const kept = new Map<string, Kept>()
/** Milliseconds before its end at which a token is not used any more. */
const margin = 300_000
/** 40001 wrong credential, 40014 wrong token, 42001 expired. */
const tokenIsOver = new Set([40001, 40014, 42001])
/** -1 busy, 45009 and 45033 too often. */
const comeLater = new Set([-1, 45009, 45033])

/**
 * Asks with a token, once more with a new one where it does not hold. The other side has refused with an `errcode` whatever it did not take.
 * @throws JobDelayed `<name>.limited` where it asks to come later
 */
export async function withToken(name: 'wecom' | 'wechat', source: TokenSource, { clock }: OutletTools, call: (token: string) => Promise<WeAnswer>): Promise<{ answer: WeAnswer } | { failed: Outcome }> {
  const id = createHash('sha256').update(source.account.join('\n')).digest('hex')
  for (const attempt of [1, 2]) {
    const mine = kept.get(id)
    let token = mine && mine.until > clock.now().getTime() ? mine.token : null
    if (token === null) {
      const fetched = await source.fetch()
      if (typeof fetched.access_token !== 'string') return { failed: refused(name, fetched) }
      token = fetched.access_token
      kept.set(id, { token, until: clock.now().getTime() + (fetched.expires_in ?? 7_200) * 1_000 - margin })
    }
    const answer = await call(token)
    if (!answer.errcode) return { answer }
    if (!tokenIsOver.has(answer.errcode) || attempt === 2) return { failed: refused(name, answer) }
    kept.delete(id)
  }
  throw new OutwardDoubt('outward.not-json')
}

/** @throws JobDelayed where it may be taken later */
export function refused(name: 'wecom' | 'wechat', { errcode }: WeAnswer): Outcome {
  if (typeof errcode !== 'number') throw new OutwardDoubt('outward.not-json')
  if (comeLater.has(errcode)) throw new JobDelayed(`${name}.limited` as JobCode, { after: 60_000 })
  return { state: 'failed', code: `${name}:${errcode}` }
}
