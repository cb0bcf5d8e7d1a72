/** What the diary says about the 1+X window: who was asked, what came back, who decided where nobody wanted to answer. */
import type { Hospital } from '../people/hospital.ts'
import type { CaseEventData } from './events.ts'
import { departmentName } from './names.ts'
import { nameOf, type Sentence } from './vocabulary.ts'

export function departmentAsked({ department, points, because }: CaseEventData['department.asked'], hospital: Hospital): Sentence {
  const [name, why] = [departmentName(department, hospital), nameOf('asked', because)]
  return { en: `${name.en} was asked about ${aboutPoints(points).en} (${why.en}).`, zh: `请${name.zh}就${aboutPoints(points).zh}反馈（${why.zh}）。` }
}

export function departmentReplied({ department, outcome, points }: CaseEventData['department.replied'], hospital: Hospital): Sentence {
  const [name, about] = [departmentName(department, hospital), aboutPoints(points)]
  switch (outcome) {
    case 'answered': return { en: `${name.en} answered ${about.en}.`, zh: `${name.zh}已就${about.zh}反馈。` }
    case 'bounced': return { en: `${name.en} says of ${about.en}: not ours.`, zh: `${name.zh}认为${about.zh}不属本科室职责。` }
    case 'silent': return { en: `${name.en} and its head did not answer ${about.en}.`, zh: `${name.zh}及其负责人未就${about.zh}反馈。` }
  }
}

export function bounceDecided({ department, decision, to, by }: CaseEventData['bounce.decided'], hospital: Hospital): Sentence {
  const [who, name] = [nameOf('decider', by), departmentName(department, hospital)]
  if (decision === 'insist') return { en: `${who.en} decided: ${name.en} has to answer.`, zh: `${who.zh}决定：仍由${name.zh}反馈。` }
  if (decision === 'withdraw' || to === null) return { en: `${who.en} decided: no department has to answer this.`, zh: `${who.zh}决定：无需科室反馈，由办公室答复。` }
  const next = departmentName(to, hospital)
  return { en: `${who.en} decided: not ${name.en} but ${next.en} answers.`, zh: `${who.zh}决定：由${name.zh}改为${next.zh}反馈。` }
}

function aboutPoints(points: string[]): Sentence {
  if (points.length === 0) return { en: 'the complaint', zh: '该投诉' }
  return { en: `point${points.length > 1 ? 's' : ''} ${points.join(', ')}`, zh: `第 ${points.join('、')} 点` }
}
