import { useMemo, useState } from 'react'
import type { Draft } from './draft.ts'
import type { Sending } from './use-sending.ts'
import { useTexts } from '../../kit/language.ts'

type FieldName = 'subject' | 'narrative' | 'department' | 'place' | 'occurredAt' | 'name' | 'phone' | 'email' | 'relation'

export type ErrorsByField = Partial<Record<FieldName, string>>

/** What is wrong with each field: found here before sending, or told by the server. A field that is mended is quiet again. */
export function useFieldErrors(draft: Draft, sending: Sending): { errors: ErrorsByField; check: () => boolean } {
  const { t } = useTexts('report')
  const [checked, setChecked] = useState(false)
  const own = useMemo((): ErrorsByField => {
    if (!checked) return {}
    const found: ErrorsByField = {}
    for (const name of missing(draft)) found[name] = t(name === 'subject' ? 'needSubject' : name === 'narrative' ? 'needNarrative' : name === 'email' ? 'emailWrong' : 'needContact')
    return found
  }, [checked, draft, t])
  const told = useMemo((): ErrorsByField => {
    if (sending.phase !== 'refused') return {}
    return Object.fromEntries(sending.errors.map(({ path, message }) => [path.split(/[./]/).at(-1), message]))
  }, [sending])
  const errors = useMemo(() => ({ ...told, ...own }), [told, own])
  const check = () => {
    setChecked(true)
    return missing(draft).length === 0
  }
  return { errors, check }
}

function missing(draft: Draft): FieldName[] {
  const found: FieldName[] = []
  if (draft.subject.trim() === '') found.push('subject')
  if (draft.narrative.trim() === '') found.push('narrative')
  if (draft.anonymous) return found
  if (draft.phone.trim() === '' && draft.email.trim() === '') found.push('phone')
  if (draft.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) found.push('email')
  return found
}
