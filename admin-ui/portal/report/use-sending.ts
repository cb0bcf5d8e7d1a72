import { useCallback, useEffect, useRef, useState } from 'react'
import { device } from '../../kit/device.ts'
import { call, isKeyReused, isRefused, type FieldError } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Promised } from '../../kit/promises.ts'
import { randomKey } from '../../kit/random-key.ts'
import type { NewComplaint, OpenedComplaint } from '../../kit/shapes/public.ts'
import { toComplaint, type Change, type Draft } from './draft.ts'
import type { Uploads } from './use-uploads.ts'

export interface Accepted extends OpenedComplaint {
  anonymous: boolean
  /** What was promised when it was sent. */
  promises: readonly Promised[]
}

export type Sending =
  | { phase: 'writing' }
  | { phase: 'sending'; files: boolean }
  | { phase: 'lost' }
  | { phase: 'refused'; message: string; errors: FieldError[] }
  | { phase: 'done'; accepted: Accepted }

type Outcome = { kind: 'none' } | { kind: 'lost' } | { kind: 'refused'; message: string; errors: FieldError[] } | { kind: 'done'; accepted: Accepted }

const receiptPlace = 'recourse.receipt'
const tryAgainAfter = 15_000

/**
 * Sends the draft: first its files, then the words. An attempt without an answer may have arrived: its body is frozen in the draft and sent again under the
 * same key, by hand, when the network is back and every 15 seconds, also after the page was closed, until the server says what became of it. The receipt
 * stays in this tab until another report is begun.
 */
export function useSending(draft: Draft, change: Change, discard: () => void, uploads: Uploads, promises: readonly Promised[]) {
  const { t } = useTexts('report')
  const [outcome, setOutcome] = useState<Outcome>(receiptOfThisTab)
  const [running, setRunning] = useState(false)
  const busy = useRef(false)
  const promised = useRef(promises)
  useEffect(() => {
    promised.current = promises
  })

  const deliver = useCallback(async (key: string, body: NewComplaint) => {
    if (busy.current) return
    busy.current = true
    setRunning(true)
    try {
      const opened = await call<OpenedComplaint>('/api/public/complaints', { json: body, headers: { 'idempotency-key': key } })
      const accepted = { ...opened, anonymous: body.anonymous, promises: promised.current }
      device.keep(receiptPlace, JSON.stringify(accepted), 'sessionStorage')
      discard()
      setOutcome({ kind: 'done', accepted })
    } catch (error) {
      if (isKeyReused(error)) {
        // Another tab has sent what it had of the same draft: this is a report of its own.
        change({ key: randomKey(), attempt: null })
        setOutcome({ kind: 'none' })
      } else if (isRefused(error)) {
        change({ attempt: null, wanted: false })
        setOutcome({ kind: 'refused', message: error.message, errors: error.errors })
      } else setOutcome({ kind: 'lost' })
    } finally {
      busy.current = false
      setRunning(false)
    }
  }, [change, discard])

  const { key, wanted, attempt } = draft
  const ready = wanted && !uploads.pending
  // What is to be sent is written down before it is sent.
  useEffect(() => {
    if (ready && attempt === null) change((before) => ({ attempt: toComplaint(before, { subject: t('spokenSubject'), narrative: t('spokenNarrative') }) }))
  }, [ready, attempt, change, t])
  const first = ready && outcome.kind !== 'lost'
  useEffect(() => {
    if (first && attempt !== null) void deliver(key, attempt)
  }, [first, attempt, key, deliver])
  // A file that is not taken stops the sending: the complainant decides.
  useEffect(() => {
    if (wanted && uploads.refused) change({ wanted: false })
  }, [wanted, uploads.refused, change])

  const lost = wanted && outcome.kind === 'lost'
  useEffect(() => {
    if (!lost || attempt === null) return
    const again = () => void deliver(key, attempt)
    addEventListener('online', again)
    const timer = setInterval(again, tryAgainAfter)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [lost, key, attempt, deliver])

  const send = () => {
    if (attempt !== null && wanted) return void deliver(key, attempt)
    setOutcome({ kind: 'none' })
    uploads.again()
    change({ wanted: true })
  }
  const write = () => {
    device.forget(receiptPlace, 'sessionStorage')
    setOutcome({ kind: 'none' })
  }
  return { sending: phaseOf(outcome, running, draft, uploads), send, write }
}

function phaseOf(outcome: Outcome, running: boolean, { wanted }: Draft, uploads: Uploads): Sending {
  if (outcome.kind === 'done') return { phase: 'done', accepted: outcome.accepted }
  if (running) return { phase: 'sending', files: false }
  if (wanted && (outcome.kind === 'lost' || (uploads.pending && uploads.waiting))) return { phase: 'lost' }
  if (wanted) return { phase: 'sending', files: uploads.pending }
  return outcome.kind === 'refused' ? { phase: 'refused', message: outcome.message, errors: outcome.errors } : { phase: 'writing' }
}

function receiptOfThisTab(): Outcome {
  const kept = device.read(receiptPlace, 'sessionStorage')
  return kept === null ? { kind: 'none' } : { kind: 'done', accepted: JSON.parse(kept) as Accepted }
}
