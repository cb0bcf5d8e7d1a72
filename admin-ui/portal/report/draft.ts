import { useCallback, useEffect, useState } from 'react'
import { randomKey } from '../../kit/random-key.ts'
import type { NewComplaint, Relation } from '../../kit/shapes/public.ts'

/** A file that the server already holds. */
export interface Attached {
  id: string
  name: string
  type: string
}

/** What the complainant has typed so far. It lives in this browser until the server has accepted it. */
export interface Draft {
  /** Sent as Idempotency-Key: made once a draft, so that sending again never opens a second case. */
  key: string
  subject: string
  narrative: string
  department: string
  place: string
  when: string
  anonymous: boolean
  confidential: boolean
  name: string
  phone: string
  email: string
  relation: Relation
  attachments: Attached[]
  /** The body of an attempt whose outcome is unknown. Until it is known, only this very body is sent again. */
  attempt: NewComplaint | null
}

const place = 'recourse.report'

export function useDraft(): { draft: Draft; change: (part: Partial<Draft>) => void; discard: () => void } {
  const [draft, setDraft] = useState(kept)
  useEffect(() => localStorage.setItem(place, JSON.stringify(draft)), [draft])
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), [])
  const discard = useCallback(() => setDraft(empty()), [])
  return { draft, change, discard }
}

/** The complaint that the draft stands for. */
export function toComplaint(draft: Draft): NewComplaint {
  const complainant = { ...given({ name: draft.name, phone: draft.phone, email: draft.email }), relation: draft.relation }
  return {
    channel: 'web',
    subject: draft.subject.trim(),
    narrative: draft.narrative.trim(),
    anonymous: draft.anonymous,
    ...(draft.anonymous ? {} : { complainant, confidential: draft.confidential }),
    ...given({ department: draft.department, place: draft.place, occurredAt: draft.when === '' ? '' : new Date(draft.when).toISOString() }),
    ...(draft.attachments.length === 0 ? {} : { attachments: draft.attachments.map(({ id }) => id) }),
  }
}

export function isUntouched(draft: Draft): boolean {
  return [draft.subject, draft.narrative, draft.place, draft.name, draft.phone, draft.email].every((text) => text === '') && draft.attachments.length === 0
}

function given<Key extends string>(fields: Record<Key, string>): Partial<Record<Key, string>> {
  const set = Object.entries<string>(fields).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value !== '')
  return Object.fromEntries(set) as Partial<Record<Key, string>>
}

function kept(): Draft {
  try {
    return { ...empty(), ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Draft>) }
  } catch {
    return empty()
  }
}

function empty(): Draft {
  return {
    key: randomKey(), subject: '', narrative: '', department: '', place: '', when: '', anonymous: false, confidential: false,
    name: '', phone: '', email: '', relation: 'self', attachments: [], attempt: null,
  }
}
