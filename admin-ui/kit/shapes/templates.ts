import type { Bilingual, Language } from '../language.ts'

export interface TemplateChange {
  version: number
  at: string
  by: { id: string; name: string; nameZh?: string }
  because: string
  /** It went back to the shipped text. */
  shipped: boolean
}

export interface TemplateWord {
  name: string
  means: Bilingual
  certain: boolean
}

export interface ShownTemplate {
  title: Bilingual
  source: string
  /** 0: as it was shipped. */
  version: number
  shipped: string
  words: TemplateWord[]
  versions: (TemplateChange & { source: string })[]
}

export interface Rendered {
  subject: string
  body: string
}

export interface CaseLetter {
  id: string
  no: number
  template: string
  lang: Language
  draftedAt: string
  frozen?: { at: string; by: { id: string; name: string; nameZh?: string } | null; sha256: string; name: string; size: number }
  sent?: { by: 'portal' | 'email' | 'post'; at: string }
}
