import { useCallback, useEffect, useState } from 'react'
import { device } from '../../kit/device.ts'
import { randomKey } from '../../kit/random-key.ts'
import { headline } from '../../kit/headline.ts'
import { instantAt } from '../../kit/time.ts'
import type { NewComplaint, Relation } from '../../kit/shapes/public.ts'
import { forgetOtherFiles } from './kept-files.ts'
import type { ReportFile } from './use-uploads.ts'

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
  files: ReportFile[]
  /** Code of the short address that filled in the place. */
  link: string
  /** When the first word was written, as milliseconds; 0 before. */
  began: number
  /** What no person fills in. */
  trap: string
  /** It was sent off: it goes out as soon as its files are with the server and there is a connection. */
  wanted: boolean
  /** The body of an attempt whose outcome is unknown. Until it is known, only this very body is sent again. */
  attempt: NewComplaint | null
}

export type Change = (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void

const place = 'recourse.report'

export function useDraft(): { draft: Draft; change: Change; discard: () => void } {
  const [draft, setDraft] = useState(kept)
  useEffect(() => device.keep(place, JSON.stringify(draft)), [draft])
  useEffect(() => void forgetOtherFiles(kept().files.map(({ key }) => key)), [])
  const change: Change = useCallback((part) => setDraft((before) => ({ ...before, began: before.began || Date.now(), ...(typeof part === 'function' ? part(before) : part) })), [])
  const discard = useCallback(() => {
    setDraft(empty())
    void forgetOtherFiles([])
  }, [])
  return { draft, change, discard }
}

/** Texts that stand where somebody only spoke. */
export interface SpokenTexts {
  subject: string
  narrative: string
}

/** The complaint that the draft stands for, once all its files are with the server. */
export function toComplaint(draft: Draft, spoken: SpokenTexts): NewComplaint {
  const complainant = { ...given({ name: draft.name, phone: draft.phone, email: draft.email }), relation: draft.relation }
  const narrative = draft.narrative.trim() || spoken.narrative
  const seconds = Math.min(Math.floor((Date.now() - draft.began) / 1000), 604_800)
  return {
    channel: /MicroMessenger/i.test(navigator.userAgent) ? 'wechat' : 'web',
    subject: draft.subject.trim() || headline(draft.narrative) || spoken.subject,
    narrative,
    anonymous: draft.anonymous,
    ...(draft.anonymous ? {} : { complainant, confidential: draft.confidential }),
    ...given({ department: draft.department, place: draft.place, link: draft.link, occurredAt: instantAt(draft.when)?.toISOString() ?? '' }),
    ...(draft.files.length === 0 ? {} : { attachments: draft.files.flatMap(({ id }) => id ?? []) }),
    manner: { ...(draft.began > 0 && { seconds: Math.max(0, seconds) }), ...(draft.trap !== '' && { trap: draft.trap.slice(0, 500) }) },
  }
}

export const hasVoice = ({ files }: Pick<Draft, 'files'>): boolean => files.some(({ type }) => type.startsWith('audio/') || type.startsWith('video/'))

export function isUntouched(draft: Draft): boolean {
  return [draft.subject, draft.narrative, draft.name, draft.phone, draft.email].every((text) => text === '') && draft.files.length === 0
}

function given<Key extends string>(fields: Record<Key, string>): Partial<Record<Key, string>> {
  const set = Object.entries<string>(fields).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value !== '')
  return Object.fromEntries(set) as Partial<Record<Key, string>>
}

function kept(): Draft {
  try {
    return { ...empty(), ...(JSON.parse(device.read(place) ?? '{}') as Partial<Draft>) }
  } catch {
    return empty()
  }
}

function empty(): Draft {
  return {
    key: randomKey(), subject: '', narrative: '', department: '', place: '', when: '', anonymous: false, confidential: false,
    name: '', phone: '', email: '', relation: 'self', files: [], link: '', began: 0, trap: '', wanted: false, attempt: null,
  }
}
