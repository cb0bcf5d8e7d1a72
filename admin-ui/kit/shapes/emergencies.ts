import type { Bilingual } from '../language.ts'

export type Count = Record<string, number>

export interface Figures {
  cases: number
  fresh: number
  open: number
  byCause: Count
  byPlace: Count
  byDay: Count
  byNature: Count
  bySeverity: Count
  measures: Count
  visits: Count
}

export interface Picture {
  no: number
  at: string
  figures: Figures
  words: Record<string, string>
}

export interface Emergency {
  id: string
  state: 'declared' | 'stood-down' | 'reviewed'
  causes: { id: string; name: Bilingual }[]
  places: string[]
  since: string
  until?: string
  people: { part: 'coordinator' | 'handler' | 'deputy' | 'team'; id: string; name: string; nameZh?: string }[]
  guidance: { at: string; text: string }[]
  reason?: string
  duties?: string
  /** Only for those who lead or work in it. */
  pictures?: Picture[]
}
