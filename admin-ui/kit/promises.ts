import type { Bilingual, Language } from './language.ts'

/** How long something may take, in words and as the instant that follows from now. */
export interface Limit {
  text: Bilingual
  by: string | Date
}

/** The limit of the fastest tier and that of the slowest; which one it will be, the office decides later. */
export interface Promised {
  stage: 'contact' | 'plan' | 'end'
  soonest: Limit
  latest: Limit
}

const texts = {
  contact: { range: 'promiseContact', one: 'promiseContactOne' },
  plan: { range: 'promisePlan', one: 'promisePlanOne' },
  end: { range: 'promiseEnd', one: 'promiseEndOne' },
  read: { range: 'promiseRead', one: 'promiseReadOne' },
} as const

export interface PromiseLine {
  /** Of the text, in the group `report`. */
  key: (typeof texts)[keyof typeof texts]['range' | 'one']
  blanks: { soonest: string; latest: string }
  by: string | Date
}

/** What happens by when, as keys of texts with what stands in their blanks. Somebody who stays unknown cannot be contacted. */
export const promiseLines = (promises: readonly Promised[], language: Language, anonymous: boolean): PromiseLine[] =>
  promises.map(({ stage, soonest, latest }) => {
    const blanks = { soonest: soonest.text[language], latest: latest.text[language] }
    const { range, one } = texts[stage === 'contact' && anonymous ? 'read' : stage]
    return { key: blanks.soonest === blanks.latest ? one : range, blanks, by: latest.by }
  })
