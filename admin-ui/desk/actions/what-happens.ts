import type { Language } from '../../kit/language.ts'
import type { Action } from '../../kit/shapes/desk.ts'

/** One line about what an action begins, where its diagram has one. */
export const whatHappens = ({ about, aboutZh }: Action, language: Language): string | undefined => (language === 'zh' ? (aboutZh ?? about) : about)
