/** A task is given to a colleague by name, with a word. The diagram says who may do it; the office may give it to anybody. */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { record } from '../complaints/events.ts'
import { Refusal } from '../errors/errors.ts'
import { Notes } from '../notes/note.ts'
import { tellColleagues } from '../notes/tell.ts'
import { whoIsMeant } from '../notes/who-is-meant.ts'
import type { Hospital, Person } from '../people/hospital.ts'
import { groupsOf, loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import type { Zeebe } from '../zeebe/client.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'
import { assign } from './claim.ts'
import { loadTask } from './find-tasks.ts'
import { isOpen } from './overlay.ts'
import { isCandidate, mayGive, mayTakeOver } from './visibility.ts'

export interface Colleague {
  id: string
  name: string
  nameZh?: string
  department: string | null
  /** Until when they are away now. */
  awayUntil?: Date
}

/** Whom a task can be given to: those who may do it, and for the office everybody; without those who have it or whom the case is about. @throws Refusal `task.unknown` */
export async function colleaguesFor(key: string, actor: Actor, clock: Clock): Promise<Colleague[]> {
  const at = clock.now()
  return await audited({ action: 'task.read', actor, at }, key, async () => {
    const task = await loadTask(key, actor)
    const [hospital, complaint] = await Promise.all([loadHospital(), caseOf(task)])
    const able = hospital.people.filter((person) => mayBeGiven(task, person, actor) && !isAbout(complaint, person.id))
    return able.map(({ id, name, nameZh, department }) => {
      const away = hospital.absences.find(({ person, from, to }) => person === id && from <= at && at < to)
      return { id, name, ...(nameZh && { nameZh }), department, ...(away && { awayUntil: away.to }) }
    })
  })
}

/**
 * The broker is told first: what stands in the case then is true.
 * @throws what `givable` does, and Refusal `engine.away`
 */
export async function handOverTask(key: string, { to, word }: { to: string, word?: string }, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<void> {
  const at = clock.now()
  const hospital = await loadHospital()
  const task = await audited({ action: 'task.hand-over', actor, at }, key, async () => {
    const found = await givable(key, to, actor, at, hospital)
    await assign(found, to, { zeebe, allowOverride: true, by: actor.id })
    return found
  })
  await enter(task, { to, ...(word && { word }) }, actor, at, hospital)
}

/**
 * The task, if this actor may give it to this person now.
 * @throws Refusal `task.unknown`, `task.closed`, `task.taken` where it is not the actor's to give, `person.unknown`, `task.held` where they have it, `task.not-theirs` where
 * it is offered to none of their groups, `note.kept-from` where they are not to learn of the case
 */
export async function givable(key: string, to: string, actor: Actor, at: Date, hospital: Hospital): Promise<TaskDoc> {
  const task = await loadTask(key, actor)
  if (!isOpen(task, at)) throw new Refusal('task.closed')
  if (!mayGive(task, actor)) throw new Refusal('task.taken')
  const person = hospital.people.find(({ id, active }) => id === to && active)
  if (!person) throw new Refusal('person.unknown')
  if (person.id === task.assignee) throw new Refusal('task.held')
  if (!mayBeGiven(task, person, actor)) throw new Refusal('task.not-theirs')
  const complaint = await caseOf(task)
  if (complaint) await whoIsMeant([{ kind: 'person', id: to }], complaint, at, hospital)
  return task
}

const mayBeGiven = (task: TaskDoc, person: Person, actor: Actor): boolean =>
  person.active && person.id !== task.assignee
  && (mayTakeOver(actor) || isOffered(task, person))

const isOffered = (task: TaskDoc, person: Person): boolean => isCandidate(task, { id: person.id, groups: groupsOf(person) })

const caseOf = async ({ complaintId }: TaskDoc): Promise<Complaint | null> => (complaintId ? await Complaints.findById(complaintId).lean<Complaint>() : null)

const isAbout = (complaint: Complaint | null, person: string): boolean => [complaint?.facts['about']].flat().includes(person)

/** In the diary of the case; the word as a note. Whom the diagram does not offer the task to sees the case from now on: it could not be done otherwise. */
async function enter(task: TaskDoc, { to, word }: { to: string, word?: string }, actor: Actor, at: Date, hospital: Hospital): Promise<void> {
  const { _id, complaintId, name, nameZh, elementId } = task
  const id = nanoid()
  const person = hospital.people.find((one) => one.id === to)
  const title = { en: name || elementId, zh: nameZh ?? (name || elementId) }
  await transaction(async (session) => {
    if (complaintId) await record({ _id: `${id}:task.given`, complaintId, kind: 'task.given', at, actor: actor.id, data: { task: title, to } }, session)
    if (complaintId && word) await Notes.create([{ _id: id, complaintId, at, by: actor.id, text: word, mentions: [{ kind: 'person', id: to }], told: [to], asks: false }], { session })
    if (complaintId && person && !isOffered(task, person)) await Complaints.updateOne({ _id: complaintId }, { $addToSet: { people: { role: 'stand-in', person: to } } }, { session })
    await tellColleagues({ id, word: 'task-given', to: [to], from: actor.id, complaintId, text: [title[person?.language ?? 'en'], word].filter(Boolean).join(': '), taskKey: _id, at }, hospital, session)
    await auditWrite({ action: 'task.hand-over', actor, at }, _id, session)
  })
}
