/** Puts people on the list of those who are called, and starts a process for each: all of them or none. */
import { nanoid } from 'nanoid'
import { runsTheOffice } from '../access/abilities.ts'
import { hasRole, type Actor, type Role } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { enqueue } from '../complaints/outbox.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { FollowUps, type FollowUp } from './follow-up.ts'
import { readJsonList, readSpreadsheet, type Line, type Listed } from './read-list.ts'

/** Who may hand in a list; the head of a department one of the own patients. */
export const addsFollowUps: readonly Role[] = [...runsTheOffice, 'operator', 'department-head']

export const mostAtOnce = 1_000

export interface Added {
  added: number
  /** Were on the list already: same person, kind and date. */
  known: number
}

/**
 * @param onOwed called after the commit: start messages wait
 * @throws Refusal `follow-ups.refused` with one error a column, `access.refused`
 */
export async function addFollowUps(list: { items: readonly Line[] } | { csv: string }, actor: Actor, { clock, onOwed }: { clock: Clock, onOwed: () => void }): Promise<Added> {
  const hospital = await loadHospital()
  const { lines, faults } = 'csv' in list ? readSpreadsheet(list.csv, hospital) : readJsonList(list.items, hospital)
  if (lines.length > mostAtOnce) faults.unshift({ path: '', message: `must have at most ${mostAtOnce} lines` })
  if (faults.length > 0) throw new Refusal('follow-ups.refused', { errors: faults.slice(0, 100) })
  if (!hasRole(actor, ...runsTheOffice, 'operator') && lines.some(({ department }) => department !== actor.department)) throw new Refusal('access.refused')

  const distinct = [...new Map(lines.map((line) => [line.same, line])).values()]
  const added = await transaction(async (session) => {
    const known = new Set((await FollowUps.find({ same: { $in: distinct.map(({ same }) => same) } }, { same: 1 }).session(session).lean()).map(({ same }) => same))
    const owed = distinct.filter(({ same }) => !known.has(same)).map((line) => asFollowUp(line, actor, clock.now()))
    await FollowUps.insertMany(owed, { session })
    for (const followUp of owed) {
      await enqueue({ _id: `follow-up:${followUp._id}`, name: 'follow-up-owed', correlationKey: followUp._id, variables: startVariables(followUp) }, clock.now(), session)
      await auditWrite({ action: 'follow-up.add', actor, at: clock.now() }, followUp._id, session)
    }
    return owed.length
  })
  onOwed()
  return { added, known: lines.length - added }
}

const asFollowUp = (line: Listed, { id }: Actor, at: Date): FollowUp => ({ _id: nanoid(), ...line, addedBy: id, addedAt: at, calls: [] })

/** The id and what the flow turns on: never a name or a number. */
function startVariables({ _id, kind, department, from, every, until }: FollowUp): Record<string, unknown> {
  return { followUpId: _id, kind, department, from: from.toISOString(), interval: every, until: until?.toISOString() ?? null }
}
