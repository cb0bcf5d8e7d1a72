import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, keptDraft, storeDraft } from './form-draft.ts'
import { call } from '../../kit/http.ts'

const settle = 2_000

interface Draft {
  data: Record<string, unknown>
  at: string
}

export interface TaskDraft {
  /** The form may be drawn: what this browser keeps is what to begin with. */
  ready: boolean
  /** Since when what was typed before has been kept. */
  restoredFrom: string | undefined
  /** What was typed on another device, while this one has something else that never reached the server. */
  elsewhere: Draft | undefined
  takeElsewhere: () => void
  /** Call after each stroke. */
  typed: () => void
  /** Nothing is kept any more, here or there. */
  drop: () => void
}

/** What was typed into a task's form and not sent: kept in this browser at once, and on the server a moment later, so that it is there on another device. */
export function useTaskDraft(taskKey: string, draftKey: string, enabled: boolean): TaskDraft {
  const [ready, setReady] = useState(!enabled)
  const [restoredFrom, setRestored] = useState<string>()
  const [elsewhere, setElsewhere] = useState<Draft>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Two drafts, and nobody has chosen yet: neither takes the other's place.
  const undecided = useRef(false)
  const address = `/api/tasks/${taskKey}/draft`

  const send = useCallback((keepalive = false) => {
    clearTimeout(timer.current)
    timer.current = undefined
    const kept = keptDraft(draftKey)
    if (kept?.unsent !== true || undecided.current) return
    call<{ at: string }>(address, { method: 'PUT', json: { data: kept.data }, keepalive }).then(({ at }) => {
      const now = keptDraft(draftKey)
      if (now !== undefined) storeDraft(draftKey, { ...now, at, unsent: JSON.stringify(now.data) !== JSON.stringify(kept.data) })
    }, () => undefined)
  }, [address, draftKey])

  useEffect(() => {
    if (!enabled) return
    let left = false
    const begin = async () => {
      // Somebody took the task over with its form already drawn: it is drawn again.
      setReady(false)
      const there = await call<{ draft: Draft | null }>(address).then(({ draft }) => draft, () => null)
      if (left) return
      const here = keptDraft(draftKey)
      if (there !== null && (!here?.unsent || isSame(there.data, here.data))) storeDraft(draftKey, { ...there, typedAt: there.at, unsent: false })
      else if (there !== null && there.at !== here?.at) {
        undecided.current = true
        setElsewhere(there)
      }
      const begun = keptDraft(draftKey)
      if (begun !== undefined && Object.keys(begun.data).length > 0) setRestored(begun.typedAt)
      setReady(true)
      send()
    }
    void begin()
    const onHide = () => { if (document.visibilityState === 'hidden') send(true) }
    const onLine = () => send()
    document.addEventListener('visibilitychange', onHide)
    addEventListener('online', onLine)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', onHide)
      removeEventListener('online', onLine)
      send(true)
    }
  }, [address, draftKey, enabled, send])

  return {
    ready,
    restoredFrom,
    elsewhere,
    takeElsewhere: () => {
      // The server may have this one's by now.
      if (elsewhere !== undefined) storeDraft(draftKey, { ...elsewhere, typedAt: elsewhere.at, unsent: true })
      undecided.current = false
      send()
      setRestored(elsewhere?.at)
      setElsewhere(undefined)
    },
    typed: () => {
      undecided.current = false
      timer.current ??= setTimeout(() => send(), settle)
    },
    drop: () => {
      clearTimeout(timer.current)
      timer.current = undefined
      undecided.current = false
      dropDraft(draftKey)
      setRestored(undefined)
      setElsewhere(undefined)
      call(address, { method: 'PUT', json: { data: {} }, keepalive: true }).catch(() => undefined)
    },
  }
}

/** Whoever leaves a page does not hear any more that what they typed has arrived. */
const isSame = (one: Draft['data'], other: Draft['data']): boolean => JSON.stringify(one) === JSON.stringify(other)
