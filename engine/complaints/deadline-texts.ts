/** What the diary says about clocks: moved, paused, and why nobody was alarmed. */
import type { Hospital } from '../people/hospital.ts'
import type { CaseEventData, LimitMove } from './events.ts'
import { stageName } from './names.ts'
import { sayInstant, saySpan } from './say-time.ts'
import { nameOf, type Sentence } from './vocabulary.ts'

type Kind = 'deadline.spared' | 'deadline.moved' | 'deadline.paused' | 'deadline.extended' | 'deadline.resumed' | 'deadline.unchanged'

export const deadlineTexts: { [K in Kind]: (data: CaseEventData[K], hospital: Hospital) => Sentence } = {
  'deadline.spared': (data, hospital) => {
    const [stage, why] = [stageName(data.stage, hospital), whySpared(data, hospital)]
    return { en: `Limit for ${stage.en.toLowerCase()} not escalated: ${why.en}.`, zh: `“${stage.zh}”时限未升级：${why.zh}。` }
  },
  'deadline.moved': ({ moves, before, after }, hospital) => {
    const limits = newLimits(moves, hospital)
    return { en: `Calendar ${before.join(', ')} became ${after}. ${limits.en}`, zh: `工作日历由 ${before.join('、')} 改为 ${after}。${limits.zh}` }
  },
  'deadline.paused': ({ moves, until, because }, hospital) => {
    const [why, end] = [nameOf('reason', because), sayInstant(until, hospital.calendar.timeZone)]
    return { en: `Clock paused until ${end.en} at the longest: ${why.en}. ${stagesOf(moves, hospital).en}.`, zh: `计时暂停，最长至 ${end.zh}：${why.zh}。涉及：${stagesOf(moves, hospital).zh}。` }
  },
  'deadline.extended': ({ moves, because }, hospital) => {
    const [why, limits] = [nameOf('reason', because), newLimits(moves, hospital)]
    return { en: `More time: ${why.en}. ${limits.en}`, zh: `延长时限：${why.zh}。${limits.zh}` }
  },
  'deadline.resumed': ({ moves, early }, hospital) => {
    const limits = newLimits(moves, hospital)
    return { en: `The clock runs on${early ? ', earlier than it had to' : ''}. ${limits.en}`, zh: `计时${early ? '提前' : ''}恢复。${limits.zh}` }
  },
  'deadline.unchanged': ({ what, stage, because }, hospital) => {
    const [name, why] = [stageName(stage, hospital), nameOf('reason', because)]
    return {
      en: `${name.en}: ${what === 'pause' ? 'no pause' : 'no more time'}: ${why.en}.`,
      zh: `${name.zh}：${what === 'pause' ? '未暂停' : '未延长'}，${why.zh}。`,
    }
  },
}

function whySpared({ at, because, metAt, until, to }: CaseEventData['deadline.spared'], { calendar }: Hospital): Sentence {
  if (because === 'done' && metAt) {
    const early = saySpan(at.getTime() - metAt.getTime())
    return { en: `met ${early.en} before`, zh: `已提前${early.zh}完成` }
  }
  const instant = until ?? to
  const [why, when] = [nameOf('spared', because), instant ? sayInstant(instant, calendar.timeZone) : { en: '', zh: '' }]
  return { en: `${why.en} ${when.en}`.trim(), zh: `${why.zh} ${when.zh}`.trim() }
}

const stagesOf = (moves: LimitMove[], hospital: Hospital): Sentence =>
  ({ en: moves.map(({ stage }) => stageName(stage, hospital).en).join(', '), zh: moves.map(({ stage }) => stageName(stage, hospital).zh).join('、') })

function newLimits(moves: LimitMove[], hospital: Hospital): Sentence {
  const said = moves.map(({ stage, to }) => ({ stage: stageName(stage, hospital), limit: sayInstant(to, hospital.calendar.timeZone) }))
  return {
    en: said.map(({ stage, limit }) => `${stage.en}: now until ${limit.en}.`).join(' '),
    zh: said.map(({ stage, limit }) => `${stage.zh}：新时限 ${limit.zh}。`).join(''),
  }
}
