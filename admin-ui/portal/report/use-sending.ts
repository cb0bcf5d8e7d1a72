import { useCallback, useEffect, useRef, useState } from 'react'
import { call, Problem, type FieldError } from '../../kit/http.ts'
import type { NewComplaint, OpenedComplaint } from '../../kit/shapes/public.ts'
import { toComplaint, type Draft } from './draft.ts'

export type Sending =
  | { phase: 'writing' }
  | { phase: 'sending' }
  | { phase: 'lost' }
  | { phase: 'refused'; message: string; errors: FieldError[] }
  | { phase: 'done'; opened: OpenedComplaint }

/**
 * Sends the draft. An attempt without an answer may have arrived: its body is frozen in the draft and sent again under the
 * same key, by hand, when the network is back and every 15 seconds, until the server says what became of it.
 */
export function useSending(draft: Draft, change: (part: Partial<Draft>) => void, discard: () => void) {
  const [sending, setSending] = useState<Sending>(draft.attempt === null ? { phase: 'writing' } : { phase: 'lost' })
  const busy = useRef(false)

  const deliver = useCallback(async (key: string, body: NewComplaint) => {
    if (busy.current) return
    busy.current = true
    setSending({ phase: 'sending' })
    try {
      const opened = await call<OpenedComplaint>('/api/public/complaints', { json: body, headers: { 'idempotency-key': key } })
      discard()
      setSending({ phase: 'done', opened })
    } catch (error) {
      if (error instanceof Problem && error.status < 500) {
        change({ attempt: null })
        setSending({ phase: 'refused', message: error.message, errors: error.errors })
      } else setSending({ phase: 'lost' })
    } finally {
      busy.current = false
    }
  }, [change, discard])

  const send = () => {
    const body = draft.attempt ?? toComplaint(draft)
    change({ attempt: body })
    return deliver(draft.key, body)
  }

  const lost = sending.phase === 'lost'
  const { key, attempt } = draft
  useEffect(() => {
    if (!lost || attempt === null) return
    const again = () => void deliver(key, attempt)
    addEventListener('online', again)
    const timer = setInterval(again, 15_000)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [lost, key, attempt, deliver])

  return { sending, send, write: () => setSending({ phase: 'writing' }) }
}
