/** The portal's own texts, for pages that are written on the server. */
import type { Request } from 'express'
import { common as enCommon, words as enWords } from '../../../admin-ui/kit/texts/en/common.ts'
import * as enPortal from '../../../admin-ui/kit/texts/en/portal.ts'
import { common as zhCommon, words as zhWords } from '../../../admin-ui/kit/texts/zh/common.ts'
import * as zhPortal from '../../../admin-ui/kit/texts/zh/portal.ts'
import type { Language } from '../../errors/errors.ts'

const texts = { en: { ...enPortal, common: enCommon, words: enWords }, zh: { ...zhPortal, common: zhCommon, words: zhWords } }
export type Texts = (typeof texts)[Language]

export const textsIn = (language: Language): Texts => texts[language]

/** As the address says, else as the browser asks. */
export const languageOf = (req: Request): Language => {
  const asked = req.query['lang']
  return asked === 'en' || asked === 'zh' ? asked : req.acceptsLanguages('zh', 'en') === 'zh' ? 'zh' : 'en'
}

/** Fills the blanks `{{name}}` of a text. */
export const filled = (text: string, blanks: Record<string, string | number>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (blank, name: string) => String(blanks[name] ?? blank))
