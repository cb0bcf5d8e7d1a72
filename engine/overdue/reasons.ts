/** Why a step is late or will be, in words: who has it since when, whether the clock stands still, what it waits for, whom the alarm reached or why there was none. */
import type { Deadline } from '../complaints/complaint.ts'
import type { CaseEvent } from '../complaints/events.ts'
import { eventText } from '../complaints/history-texts.ts'
import { groupName } from '../complaints/names.ts'
import type { Question } from '../complaints/questions.ts'
import { sayInstant } from '../complaints/say-time.ts'
import { named } from '../complaints/show.ts'
import { nameOf, type Sentence } from '../complaints/vocabulary.ts'
import type { Hospital } from '../people/hospital.ts'
import { presenceOf } from '../people/presence.ts'
import type { IncidentDoc, TaskDoc } from '../zeebe/records/shapes.ts'

/** What is known of the case of a step. */
export interface CaseFacts {
  /** Open ones, the earliest due first. */
  tasks: readonly TaskDoc[]
  incidents: readonly Pick<IncidentDoc, 'elementId'>[]
  questions: readonly Pick<Question, 'askedAt'>[]
  /** Oldest first. */
  events: readonly CaseEvent[]
}

/** Messages that tell of a limit. */
export const alarms = ['deadline-reminder', 'limit-missed', 'dispute-overdue', 'department-overdue', 'statutory-missed', 'not-registered', 'city-overdue', 'callback-overdue', 'decision-overdue', 'case-raised']

export function reasonsOf(clock: Deadline | null, own: readonly TaskDoc[], facts: CaseFacts, now: Date, hospital: Hospital): Sentence[] {
  return [
    ...facts.incidents.slice(0, 1).map(stuck),
    ...facts.questions.map(({ askedAt }) => asked(askedAt, hospital)),
    ...(own.length > 0 ? own.flatMap((task) => holding(task, now, hospital)) : before(facts.tasks, hospital)),
    ...(clock ? clockReasons(clock, facts.events, now, hospital) : []),
  ]
}

const stuck = (): Sentence => ({ en: 'The process is stuck; an administrator has to put it right.', zh: '流程卡住，需管理员处理。' })

function asked(at: Date, { calendar }: Hospital): Sentence {
  const when = sayInstant(at, calendar.timeZone)
  return { en: `The complainant was asked on ${when.en} and has not answered.`, zh: `已于${when.zh}向投诉人提问，尚未答复。` }
}

const quoted = ({ name, nameZh }: Pick<TaskDoc, 'name' | 'nameZh'>): Sentence => ({ en: `“${name}”`, zh: `“${nameZh ?? name}”` })

function whoIs(id: string, hospital: Hospital): Sentence {
  const { name, nameZh } = named(id, hospital)
  return { en: name, zh: nameZh ?? name }
}

function holding(task: TaskDoc, now: Date, hospital: Hospital): Sentence[] {
  const [what, since] = [quoted(task), sayInstant(task.createdAt, hospital.calendar.timeZone)]
  if (!task.assignee) return [{ en: `Nobody has taken ${what.en}, open since ${since.en}.`, zh: `${what.zh}自${since.zh}起无人领取。` }]
  const who = whoIs(task.assignee, hospital)
  return [{ en: `${what.en} has been with ${who.en} since ${since.en}.`, zh: `${what.zh}自${since.zh}起由${who.zh}办理。` }, ...awayUntil(task.assignee, who, now, hospital)]
}

function awayUntil(id: string, who: Sentence, now: Date, hospital: Hospital): Sentence[] {
  const { code, until } = presenceOf(id, now, hospital)
  if (code === 'present' || until === null) return []
  const back = sayInstant(until, hospital.calendar.timeZone)
  return [{ en: `${who.en} is away until ${back.en}.`, zh: `${who.zh}不在岗，至${back.zh}。` }]
}

const mostNamed = 3

/** Nobody has this step yet: what has to be done before it. */
function before(tasks: readonly TaskDoc[], hospital: Hospital): Sentence[] {
  if (tasks.length === 0) return [{ en: 'No step is open: it waits for something outside.', zh: '没有待办步骤：正在等待外部事项。' }]
  const said = tasks.slice(0, mostNamed).map((task) => {
    const [what, who] = [quoted(task), task.assignee ? whoIs(task.assignee, hospital) : { en: 'not taken', zh: '未领取' }]
    return { en: `${what.en} (${who.en})`, zh: `${what.zh}（${who.zh}）` }
  })
  return [{ en: `Open before it: ${said.map(({ en }) => en).join(', ')}.`, zh: `尚待办理：${said.map(({ zh }) => zh).join('、')}。` }]
}

function clockReasons(clock: Deadline, events: readonly CaseEvent[], now: Date, hospital: Hospital): Sentence[] {
  const zone = hospital.calendar.timeZone
  const pause = clock.pauses?.at(-1)
  const stands = clock.pausedUntil !== undefined && now < clock.pausedUntil
  const more = clock.extensions?.at(-1)
  const spared = clock.state === 'open' ? events.findLast((event) => event.kind === 'deadline.spared' && ofStage(event, clock.stage)) : undefined
  return [
    ...(stands && pause ? [paused(clock.pausedUntil!, nameOf('reason', pause.because), zone)] : []),
    ...(more ? [longer(nameOf('reason', more.because))] : []),
    ...(spared ? [eventText('deadline.spared', (spared as CaseEvent<'deadline.spared'>).data, hospital)] : []),
    ...alarmOf(clock, events, now, hospital),
  ]
}

const ofStage = ({ data }: CaseEvent, stage: string): boolean => 'stage' in data && data.stage === stage

function paused(until: Date, why: Sentence, zone: string): Sentence {
  const end = sayInstant(until, zone)
  return { en: `The clock stands still until ${end.en} at the longest: ${why.en}.`, zh: `计时暂停，最长至${end.zh}：${why.zh}。` }
}

const longer = (why: Sentence): Sentence => ({ en: `It was given more time: ${why.en}.`, zh: `已延长时限：${why.zh}。` })

/** Whether the alarm was given, whom it reached, and where the case climbed to. */
function alarmOf({ state, at, remindAt, remindedAt, missedAt }: Deadline, events: readonly CaseEvent[], now: Date, hospital: Hospital): Sentence[] {
  const rung = missedAt ?? remindedAt
  if (!rung && at <= now) return [{ en: 'The alarm has not been given yet.', zh: '尚未发出超时提醒。' }]
  if (!rung) return remindAt <= now ? [{ en: 'The warning is due now.', zh: '临近时限，正在提醒。' }] : []
  const when = sayInstant(rung, hospital.calendar.timeZone)
  const after = events.filter((event) => event.at >= rung)
  const told = [...new Set(after.flatMap((event) => (event.kind === 'notified' && alarms.includes((event as CaseEvent<'notified'>).data.template) ? [(event as CaseEvent<'notified'>).data.to] : [])))]
  const names = told.slice(0, mostNamed).map((to) => (to.startsWith('group:') ? groupName(to.slice('group:'.length), hospital) : whoIs(to, hospital)))
  const reached = names.length > 0
    ? { en: ` Told: ${names.map(({ en }) => en).join(', ')}${told.length > mostNamed ? ` and ${told.length - mostNamed} more` : ''}.`, zh: `已通知${names.map(({ zh }) => zh).join('、')}${told.length > mostNamed ? `等 ${told.length} 人` : ''}。` }
    : { en: '', zh: '' }
  const climbed = state === 'missed' ? after.find((event) => event.kind === 'case.decided' && typeof (event as CaseEvent<'case.decided'>).data.set['tier'] === 'string') : undefined
  const tier = climbed ? nameOf('tier', (climbed as CaseEvent<'case.decided'>).data.set['tier'] as string) : null
  const head = state === 'missed' ? { en: `The limit was missed on ${when.en}.`, zh: `已于${when.zh}超时。` } : { en: `A reminder was due on ${when.en}.`, zh: `已于${when.zh}提醒。` }
  return [{ en: `${head.en}${reached.en}${tier ? ` The case climbed: ${tier.en}.` : ''}`, zh: `${head.zh}${reached.zh}${tier ? `案件已升级为${tier.zh}。` : ''}` }]
}

/** Of the tasks of a case those that a clock stands for: whoever completes one meets it. */
export const tasksOfClock = ({ stage, at }: Deadline, tasks: readonly TaskDoc[]): TaskDoc[] =>
  tasks.filter(({ headers, dueAt }) => headers['meets'] === stage || dueAt?.getTime() === at.getTime())
