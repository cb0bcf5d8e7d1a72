/**
 * The emergency room (`domain.md` [0]): one declared emergency on one page, as it stands now. Roles, figures, solutions and who chooses, what was corrected before,
 * running complaints, next steps with their limits, the journal. For those who lead or work in it.
 */
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import type { Entry } from '../complaints/entry.ts'
import type { LedgerLine } from '../complaints/search.ts'
import { named, nextDeadline, showInLedger } from '../complaints/show.ts'
import type { Sentence } from '../complaints/vocabulary.ts'
import { Refusal } from '../errors/errors.ts'
import { correctionsFor } from '../improvement/correction.ts'
import { cellsOf } from '../ledger/cells.ts'
import { firstColumns } from '../ledger/columns.ts'
import type { Hospital } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { Instances, Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { runningCasesOf } from './belonging.ts'
import { Emergencies, type Emergency } from './emergency.ts'
import { figuresOf, type Figures } from './figures.ts'
import { solutionRounds, type SolutionRound } from './solution-rounds.ts'
import { entriesOfEmergency, mayReadEmergency, show, type ShownEmergency } from './show.ts'

export interface NextStep {
  /** Of its task; the page leads there. */
  key: string
  name: Sentence
  /** Holder, or the groups that it is offered to. */
  holder: { id: string, name: string, nameZh?: string } | null
  groups: string[]
  dueAt?: Date
}

export interface JournalLine {
  at: Date
  by: { id: string, name: string, nameZh?: string } | null
  /** A state that it took on, or a step that somebody did. */
  state?: string
  step?: Sentence
}

export interface Room extends ShownEmergency {
  /** Counted now, with what the last picture left out. */
  now: Figures
  solutions: SolutionRound[]
  /** Looked up before anything is corrected: the same problem is not corrected twice. */
  corrections: { id: string, text: string, applied: { departments: string[], at: Date }[] }[]
  running: { total: number, shown: LedgerLine[] }
  steps: NextStep[]
  /** The latest first. */
  journal: JournalLine[]
}

/** @throws Refusal `emergency.unknown`, also for an emergency of others */
export function readRoom(id: string, actor: Actor, clock: Clock): Promise<Room> {
  return audited({ action: 'emergency.read', actor, at: clock.now() }, id, async () => {
    const emergency = await Emergencies.findById(id).lean<Emergency>()
    if (!emergency || !mayReadEmergency(emergency, actor)) throw new Refusal('emergency.unknown')
    return roomOf(emergency, actor, await loadHospital())
  })
}

async function roomOf(emergency: Emergency, actor: Actor, hospital: Hospital): Promise<Room> {
  const last = emergency.pictures.findLast(({ done }) => done)
  const instances = emergency.rootKey === null ? [] : await Instances.find({ rootKey: emergency.rootKey }, { processId: 1, startedAt: 1, state: 1 }).sort({ startedAt: 1 }).lean()
  const [shown, now, tasks, entries, corrections, running] = await Promise.all([
    show(emergency, actor, hospital),
    figuresOf(emergency, last?.leftOut ?? [], last?.at ?? null, hospital.calendar.timeZone),
    Tasks.find({ instanceKey: { $in: instances.map(({ _id }) => _id) } }).sort({ dueAt: 1, _id: 1 }).lean<TaskDoc[]>(),
    entriesOfEmergency(emergency),
    correctionsFor(emergency.causes, emergency.places),
    runningCases(emergency, actor, hospital),
  ])
  return {
    ...shown, now, running,
    solutions: await solutionRounds(instances.filter(({ processId }) => processId === 'emergency-solutions'), tasks, hospital),
    corrections: corrections.map(({ _id, text, applied }) => ({ id: _id, text, applied: applied.map(({ departments, at }) => ({ departments, at })) })),
    steps: tasks.filter(({ state }) => state === 'open').map((task) => stepOf(task, hospital)),
    journal: journalOf(emergency, entries, tasks, hospital),
  }
}

function stepOf({ _id, name, nameZh, assignee, candidateGroups, dueAt }: TaskDoc, hospital: Hospital): NextStep {
  return { key: _id, name: { en: name, zh: nameZh ?? name }, holder: assignee ? named(assignee, hospital) : null, groups: candidateGroups, ...(dueAt && { dueAt }) }
}

const mostShown = 50

/** Those that the reader may see, what breaks first on top. */
async function runningCases(emergency: Emergency, actor: Actor, hospital: Hospital): Promise<Room['running']> {
  const ids = await runningCasesOf(emergency)
  const cases = await Complaints.find({ $and: [{ _id: { $in: ids } }, readableBy(actor, 'find')] }).lean<Complaint[]>()
  const next = ({ deadlines }: Complaint): number => nextDeadline(deadlines)?.at.getTime() ?? Infinity
  const first = cases.sort((a, b) => next(a) - next(b) || (a._id < b._id ? -1 : 1)).slice(0, mostShown)
  const cells = (one: Complaint) => cellsOf(one, firstColumns, actor, hospital)
  return { total: cases.length, shown: first.map((one) => ({ ...showInLedger(one), cells: Object.fromEntries(cells(one).map((cell, i) => [firstColumns[i]!, cell])) })) }
}

function journalOf({ changes }: Emergency, entries: readonly Entry[], tasks: readonly TaskDoc[], hospital: Hospital): JournalLine[] {
  const taskOf = new Map(tasks.map((task) => [task._id, task]))
  const steps = entries.map(({ at, actor, taskKey, stepName, stepNameZh }): JournalLine => (
    { at, by: actor === null ? null : named(actor, hospital), step: { en: stepName, zh: taskOf.get(taskKey)?.nameZh ?? stepNameZh ?? stepName } }))
  return [...steps, ...changes.map(({ at, state }): JournalLine => ({ at, by: null, state }))].sort((a, b) => b.at.getTime() - a.at.getTime())
}
