/** Many tasks given to one person: first looked at, then done, each for itself. */
import { runsTheOffice } from '../access/abilities.ts'
import type { Actor, Role } from '../access/actor.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal, type ErrorCode } from '../errors/errors.ts'
import type { Person } from '../people/hospital.ts'
import { openTasksByPerson } from '../people/look-up.ts'
import { loadHospital } from '../people/store.ts'
import type { Zeebe } from '../zeebe/client.ts'
import { givable, handOverTask } from './hand-over.ts'
import { mayTakeOver } from './visibility.ts'

/** The office gives out all work, heads that of their department. */
export const givesOutWork: readonly Role[] = [...runsTheOffice, 'department-head']

export interface GivenTask {
  key: string
  /** It would go, or went. */
  given: boolean
  refused?: { code: ErrorCode, title: { en: string, zh: string } }
}

/**
 * @param dryRun looks only
 * @returns one line a task, in the order asked for: one that is refused does not stop the others
 */
export async function assignTasks({ keys, to, dryRun }: { keys: readonly string[], to: string, dryRun: boolean }, actor: Actor, tools: { zeebe: Zeebe, clock: Clock }): Promise<GivenTask[]> {
  const hospital = await loadHospital()
  const give = async (key: string): Promise<unknown> => (dryRun ? await givable(key, to, actor, tools.clock.now(), hospital) : await handOverTask(key, { to }, actor, tools))
  const lines: GivenTask[] = []
  for (const key of new Set(keys)) {
    try {
      await give(key)
      lines.push({ key, given: true })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status >= 500) throw error
      lines.push({ key, given: false, refused: { code: error.code, title: error.title } })
    }
  }
  return lines
}

export interface Worker extends Pick<Person, 'id' | 'name' | 'nameZh' | 'department'> {
  /** Tasks that they hold. */
  open: number
  /** They are away now, and until when. */
  awayUntil?: Date
}

/** Whom this actor can give work to, and how much they have. */
export async function workersFor(actor: Actor, now: Date): Promise<Worker[]> {
  const [{ people, absences }, open] = await Promise.all([loadHospital(), openTasksByPerson()])
  const within = people.filter(({ active, department }) => active && (mayTakeOver(actor) || department === actor.department))
  return within.map(({ id, name, nameZh, department }) => {
    const away = absences.find(({ person, from, to }) => person === id && from <= now && now < to)
    return { id, name, ...(nameZh && { nameZh }), department, open: open.get(id) ?? 0, ...(away && { awayUntil: away.to }) }
  })
}
