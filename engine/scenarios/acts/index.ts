/** What a row does, found by its words. */
import type { Answer } from '../client.ts'
import type { Step } from '../read-table.ts'
import type { Story } from '../story.ts'
import { leave } from './absence.ts'
import { addFacts, answerQuestion, look, openCase, rate, report, withdraw } from './complaint.ts'
import { askTable, passTime, publish, startProcess, waitUntil } from './engine.ts'
import type { Given } from './given.ts'
import { answerQuestionnaire } from './survey.ts'
import { claim, completeStep, goOn, release, startAction } from './work.ts'

export interface Doing {
  /** As the row names them. */
  who: string
  /** The word that the act's words leave open: a step, a table, a process. */
  what: string
  given: Given
}

/** Does it. Resolves with what the server answered, also a refusal; null where nobody was asked. @throws RowFault */
export type Act = (story: Story, doing: Doing) => Promise<Answer | null>

type Words = [does: RegExp, act: Act]

/** Those who are no people; everybody else is somebody. */
const things: Record<string, Words[]> = {
  time: [[/^passes$/, passTime], [/^until$/, waitUntil]],
  table: [[/^(\S+)$/, askTable]],
  message: [[/^(\S+)$/, publish]],
  process: [[/^(\S+)$/, startProcess]],
  complainant: [[/^reports$/, report], [/^adds facts$/, addFacts], [/^rates$/, rate], [/^withdraws$/, withdraw], [/^looks$/, look], [/^answers the questionnaire$/, answerQuestionnaire], [/^answers the question$/, answerQuestion]],
}

const somebody: Words[] = [
  [/^reports$/, report],
  [/^adds facts$/, addFacts],
  [/^withdraws$/, withdraw],
  [/^opens the case$/, openCase],
  [/^is absent$/, leave],
  [/^goes on to (\S+|the end)$/, goOn],
  [/^starts (\S+)$/, startAction],
  [/^claims (\S+)$/, claim],
  [/^releases (\S+)$/, release],
  [/^(\S+)$/, completeStep],
]

/** The act that a row's words name, null where there is none. */
export function actOf({ who, does }: Pick<Step, 'who' | 'does'>): { act: Act, what: string } | null {
  for (const [pattern, act] of things[who] ?? somebody) {
    const found = pattern.exec(does)
    if (found) return { act, what: found[1] ?? '' }
  }
  return null
}

export const isThing = (who: string): boolean => Object.hasOwn(things, who)
