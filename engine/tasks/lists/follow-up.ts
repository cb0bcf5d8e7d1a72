/** Whom to call in a follow-up: read from its file, never from the process. */
import { FollowUps, type FollowUp } from '../../follow-ups/follow-up.ts'
import type { FormList } from './list.ts'

const fact = (of: (followUp: FollowUp, language: 'en' | 'zh') => string): FormList => async ({ variables, language }) => {
  const { followUpId } = variables
  const followUp = typeof followUpId === 'string' ? await FollowUps.findById(followUpId).lean<FollowUp>() : null
  return followUp ? of(followUp, language) : ''
}

const languages = { en: { en: 'English', zh: 'Chinese' }, zh: { en: '英语', zh: '中文' } } as const

export const calleeName = fact(({ name }) => name)
export const calleePhone = fact(({ phone }) => phone)
export const calleeLanguage = fact(({ language: spoken }, language) => languages[language][spoken])
