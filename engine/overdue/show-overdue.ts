/** Overdue and at risk (`domain.md` [2]: nothing is closed silently, the ledger warns before and at each limit): each step with its reason, counted by department, tier and stage. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint, type Tier } from '../complaints/complaint.ts'
import { CaseEvents, type CaseEvent } from '../complaints/events.ts'
import { stageName } from '../complaints/names.ts'
import { Questions, type Question } from '../complaints/questions.ts'
import { named } from '../complaints/show.ts'
import type { Sentence } from '../complaints/vocabulary.ts'
import type { Hospital } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { decodeCursor, encodeCursor } from '../store/cursor.ts'
import { openNow } from '../tasks/visibility.ts'
import { Incidents, Tasks, type IncidentDoc, type TaskDoc } from '../zeebe/records/shapes.ts'
import { countingClock, keyOf, lateSteps, type LateStep } from './late-steps.ts'
import { alarms, reasonsOf, tasksOfClock } from './reasons.ts'

export interface OverdueQuery {
  how?: LateStep['how']
  department?: string
  tier?: Tier
  /** `department` stands for the clocks of all departments, `task` for steps without a clock. */
  stage?: string
}

export interface ShownStep {
  id: string
  how: LateStep['how']
  at: Date
  /** What is late: the stage, or the task. */
  what: Sentence
  tier: Tier | null
  department: string | null
  complaint?: { id: string, receipt: string, subject: string }
  /** The page leads to it. */
  task?: string
  holder?: { id: string, name: string, nameZh?: string }
  groups: string[]
  reasons: Sentence[]
}

export interface Counted {
  value: string | null
  late: number
  atRisk: number
}

export interface Overdue {
  late: number
  atRisk: number
  /** Most first; over everything that the actor may see, whatever is filtered. */
  by: Record<'department' | 'tier' | 'stage', Counted[]>
  items: ShownStep[]
  next?: string
}

export function readOverdue({ limit, cursor, ...query }: OverdueQuery & { limit: number, cursor?: string }, actor: Actor, clock: Clock): Promise<Overdue> {
  const now = clock.now()
  return audited({ action: 'overdue.list', actor, at: now }, ({ items }) => items.map(({ id }) => id), async () => {
    const hospital = await loadHospital()
    const all = await lateSteps(actor, now, hospital)
    const fitting = all.filter((step) => fits(step, query))
    const rest = cursor ? fitting.slice(placeAfter(fitting, decodeCursor(cursor))) : fitting
    const page = rest.slice(0, limit)
    const last = page.at(-1)
    return {
      late: all.filter(({ how }) => how === 'late').length, atRisk: all.filter(({ how }) => how === 'at-risk').length,
      by: { department: countedBy(all, ({ department }) => department), tier: countedBy(all, ({ tier }) => tier), stage: countedBy(all, stageOf) },
      items: await shownSteps(page, now, hospital),
      ...(rest.length > limit && last && { next: encodeCursor([last.at.toISOString(), keyOf(last)]) }),
    }
  })
}

/** Everything that fits, a portion at a time, for a file. */
export async function* overduePortions(query: OverdueQuery, actor: Actor, now: Date, hospital: Hospital): AsyncGenerator<ShownStep[]> {
  const fitting = (await lateSteps(actor, now, hospital)).filter((step) => fits(step, query))
  for (let from = 0; from < fitting.length; from += atOnce) yield await shownSteps(fitting.slice(from, from + atOnce), now, hospital)
}

const atOnce = 200

const stageOf = ({ stage }: LateStep): string => (stage === null ? 'task' : /^(department|head)-/.test(stage) ? 'department' : stage)

const fits = (step: LateStep, { how, department, tier, stage }: OverdueQuery): boolean =>
  (!how || step.how === how) && (!department || step.department === department) && (!tier || step.tier === tier) && (!stage || stageOf(step) === stage)

/** The row after the one that was shown last, whether or not that is still there. */
function placeAfter(steps: readonly LateStep[], [at, key]: [string, string]): number {
  const found = steps.findIndex((step) => step.at.getTime() > Date.parse(at) || (step.at.toISOString() === at && keyOf(step).localeCompare(key) > 0))
  return found < 0 ? steps.length : found
}

function countedBy(steps: readonly LateStep[], value: (step: LateStep) => string | null): Counted[] {
  const counts = new Map<string | null, Counted>()
  for (const step of steps) {
    const counted = counts.get(value(step)) ?? { value: value(step), late: 0, atRisk: 0 }
    counted[step.how === 'late' ? 'late' : 'atRisk'] += 1
    counts.set(counted.value, counted)
  }
  return [...counts.values()].sort((a, b) => b.late - a.late || b.atRisk - a.atRisk)
}

async function shownSteps(steps: readonly LateStep[], now: Date, hospital: Hospital): Promise<ShownStep[]> {
  const ids = [...new Set(steps.flatMap(({ complaintId }) => complaintId ?? []))]
  const of = { complaintId: { $in: ids } }
  const [cases, tasks, loose, incidents, questions, events] = await Promise.all([
    Complaints.find({ _id: { $in: ids } }, { receipt: 1, subject: 1, deadlines: 1 }).lean<Complaint[]>(),
    Tasks.find({ $and: [of, openNow(now)] }).sort({ dueAt: 1, _id: 1 }).lean<TaskDoc[]>(),
    Tasks.find({ _id: { $in: steps.flatMap(({ taskKey }) => taskKey ?? []) } }).lean<TaskDoc[]>(),
    Incidents.find({ ...of, state: 'open' }, { complaintId: 1, elementId: 1 }).lean<IncidentDoc[]>(),
    Questions.find({ ...of, answeredAt: null }, { complaintId: 1, askedAt: 1 }).lean<Question[]>(),
    CaseEvents.find({ ...of, $or: [{ kind: { $in: ['deadline.spared', 'case.decided'] } }, { 'kind': 'notified', 'data.template': { $in: alarms } }] }).sort({ at: 1 }).lean<CaseEvent[]>(),
  ])
  return steps.map((step): ShownStep => {
    const file = cases.find(({ _id }) => _id === step.complaintId)
    const mine = <T extends { complaintId: string | null }>(all: readonly T[]): T[] => (step.complaintId === null ? [] : all.filter(({ complaintId }) => complaintId === step.complaintId))
    const clock = step.stage !== null && file ? countingClock(file.deadlines, step.stage) : null
    const own = clock ? tasksOfClock(clock, mine(tasks)) : loose.filter(({ _id }) => _id === step.taskKey)
    const [first] = own
    return {
      id: keyOf(step), how: step.how, at: step.at, tier: step.tier, department: step.department, groups: first?.candidateGroups ?? [],
      what: step.stage === null ? { en: first?.name ?? '', zh: first?.nameZh ?? first?.name ?? '' } : stageName(step.stage, hospital),
      ...(file && { complaint: { id: file._id, receipt: file.receipt, subject: file.subject } }),
      ...(first && { task: first._id, ...(first.assignee && { holder: named(first.assignee, hospital) }) }),
      reasons: reasonsOf(clock, own, { tasks: mine(tasks), incidents: mine(incidents), questions: mine(questions), events: mine(events) }, now, hospital),
    }
  })
}
