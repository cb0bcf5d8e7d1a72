import { useMemo, useState } from 'react'
import { hasVoice, type Draft } from './draft.ts'
import type { Sending } from './use-sending.ts'
import { useTexts } from '../../kit/language.ts'

type FieldName = 'subject' | 'narrative' | 'department' | 'place' | 'occurredAt' | 'name' | 'phone' | 'email' | 'relation'

export type ErrorsByField = Partial<Record<FieldName, string>>

const wrong = { narrative: 'needNarrative', contact: 'needContact', phone: 'phoneWrong', email: 'emailWrong' } as const

/** What is wrong with each field: found here before sending, or told by the server. A field that is mended is quiet again. */
export function useFieldErrors(draft: Draft, sending: Sending): { errors: ErrorsByField; check: () => boolean } {
  const { t } = useTexts('report')
  const [checked, setChecked] = useState(false)
  const own = useMemo((): ErrorsByField => {
    if (!checked) return {}
    return Object.fromEntries(faultsOf(draft).map(([name, fault]) => [name, t(wrong[fault])]))
  }, [checked, draft, t])
  const told = useMemo((): ErrorsByField => {
    if (sending.phase !== 'refused') return {}
    return Object.fromEntries(sending.errors.map(({ path, message }) => [path.split(/[./]/).at(-1), message]))
  }, [sending])
  const errors = useMemo(() => ({ ...told, ...own }), [told, own])
  const check = () => {
    setChecked(true)
    return faultsOf(draft).length === 0
  }
  return { errors, check }
}

function faultsOf(draft: Draft): [FieldName, keyof typeof wrong][] {
  const found: [FieldName, keyof typeof wrong][] = []
  if (draft.narrative.trim() === '' && !hasVoice(draft)) found.push(['narrative', 'narrative'])
  if (draft.anonymous) return found
  const [phone, email] = [draft.phone.trim(), draft.email.trim()]
  if (phone === '' && email === '') found.push(['phone', 'contact'])
  if (!/^[0-9+() -]{0,40}$/.test(phone)) found.push(['phone', 'phone'])
  if (email !== '' && !/^\S+@\S+\.\S+$/.test(email)) found.push(['email', 'email'])
  return found
}
