/** Solutions of a declared emergency, round by round: who drafted what, who chooses, what was chosen (`domain.md` [0]). */
import { Entries } from '../complaints/entry.ts'
import { named } from '../complaints/show.ts'
import type { Hospital } from '../people/hospital.ts'
import type { InstanceDoc, TaskDoc } from '../zeebe/records/shapes.ts'
import { solutionsIn, type Solution } from './solutions.ts'

export interface SolutionRound {
  /** Of its process. */
  key: string
  startedAt: Date
  running: boolean
  drafts: Solution[]
  /** Departments that still owe a draft. */
  owed: { department: string, dueAt?: Date }[]
  /** A section head each, then those who choose jointly, then leadership. */
  choices: Choice[]
}

export interface Choice {
  step: 'choose-solution' | 'joint-choice' | 'report-first-hand'
  /** Of the departments whose head chooses; none for leadership. */
  departments: string[]
  by: { id: string, name: string, nameZh?: string } | null
  dueAt?: Date
  /** Absent while nobody has chosen: ids of drafts, `own` for the head's own words, or whether leadership approved. */
  chosen?: string[]
  approved?: boolean
}

const choosing: readonly string[] = ['choose-solution', 'joint-choice', 'report-first-hand']

/** The latest first. */
export async function solutionRounds(instances: readonly Pick<InstanceDoc, '_id' | 'startedAt' | 'state'>[], tasks: readonly TaskDoc[], hospital: Hospital): Promise<SolutionRound[]> {
  const rounds = await Promise.all(instances.map(async ({ _id, startedAt, state }): Promise<SolutionRound> => {
    const mine = tasks.filter(({ instanceKey }) => instanceKey === _id)
    return {
      key: _id, startedAt, running: state === 'active',
      drafts: await solutionsIn(_id),
      owed: mine.filter((task) => task.elementId === 'draft-solution' && task.state === 'open').map(({ candidateGroups, dueAt }) => ({ department: departmentsIn(candidateGroups)[0] ?? '', ...(dueAt && { dueAt }) })),
      choices: await choicesOf(mine.filter(({ elementId, state: now }) => choosing.includes(elementId) && now !== 'canceled'), hospital),
    }
  }))
  return rounds.reverse()
}

async function choicesOf(tasks: readonly TaskDoc[], hospital: Hospital): Promise<Choice[]> {
  const entries = await Entries.find({ taskKey: { $in: tasks.map(({ _id }) => _id) }, state: 'kept' }).lean()
  return tasks.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map(({ _id, elementId, candidateGroups, assignee, dueAt }): Choice => {
    const entry = entries.find(({ taskKey }) => taskKey === _id)
    const { chosen, kept, approved } = entry?.choices ?? {}
    const holder = entry?.actor ?? assignee
    const ids = typeof chosen === 'string' ? [chosen] : Array.isArray(kept) ? kept.map(String) : []
    return {
      step: elementId as Choice['step'], departments: departmentsIn(candidateGroups), by: holder ? named(holder, hospital) : null,
      ...(dueAt && { dueAt }),
      ...(entry && ids.length > 0 && { chosen: ids }),
      ...(entry && approved !== undefined && { approved: approved === 'yes' || approved === true }),
    }
  })
}

const departmentsIn = (groups: readonly string[]): string[] => groups.flatMap((group) => /^(?:department|department-head):(.+)$/.exec(group)?.[1] ?? [])
