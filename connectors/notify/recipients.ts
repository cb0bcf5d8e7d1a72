import type { Complaint } from '../../engine/complaints/complaint.ts'
import { emergencyGroupMembers } from '../../engine/emergencies/team.ts'
import { officeGroup, type Person } from '../../engine/people/index.ts'
import { findPerson, membersOf } from '../../engine/people/store.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { JobRefused } from '../kit/index.ts'

export interface Recipient {
  /** Person id, or `complainant`. */
  id: string
  name: string | null
  /** Null where there is none, or where somebody wants to stay unknown. */
  email: string | null
  lang: 'en' | 'zh'
  /** The task that makes them responsible. */
  taskKey: string | null
}

/**
 * Who is meant by `complainant`, `responsible`, `group:…` and `person:…`, each once. What means nobody goes to the complaint office: a warning that nobody hears is none.
 * @throws JobRefused `case.missing` where a target needs a case and the process has none
 */
export async function resolveRecipients(targets: readonly string[], complaint: Complaint | null): Promise<Recipient[]> {
  const found = new Map<string, Recipient>()
  for (const target of targets) {
    const recipients = await meantBy(target, complaint)
    for (const recipient of recipients.length > 0 ? recipients : await group(officeGroup)) {
      if (!found.has(recipient.id)) found.set(recipient.id, recipient)
    }
  }
  return [...found.values()]
}

async function meantBy(target: string, complaint: Complaint | null): Promise<Recipient[]> {
  if (target.startsWith('group:')) return await group(target.slice('group:'.length))
  if (target.startsWith('person:')) return await people([target.slice('person:'.length)], null)
  if (!complaint) throw new JobRefused('case.missing')
  return target === 'complainant' ? [complainant(complaint)] : await responsible(complaint._id)
}

function complainant({ complainant: person, anonymous, subject, narrative }: Complaint): Recipient {
  const lang = /\p{Script=Han}/u.test(subject + narrative) ? 'zh' : 'en'
  return { id: 'complainant', name: anonymous ? null : person?.name ?? null, email: anonymous ? null : person?.email ?? null, lang, taskKey: null }
}

/** Whoever has an open task of the case; for a task that nobody has, whoever may take it. */
async function responsible(complaintId: string): Promise<Recipient[]> {
  const tasks = await Tasks.find({ complaintId, state: 'open' }, { assignee: 1, candidateGroups: 1 }).sort({ _id: 1 }).lean()
  const perTask = await Promise.all(tasks.map(async ({ _id, assignee, candidateGroups }) => {
    const holders = assignee ? await people([assignee], _id) : []
    return holders.length > 0 ? holders : (await Promise.all(candidateGroups.map(async (name) => await group(name, _id)))).flat()
  }))
  return perTask.flat()
}

async function group(name: string, taskKey: string | null = null): Promise<Recipient[]> {
  const team = await emergencyGroupMembers(name)
  if (team) return await people(team, taskKey)
  return (await membersOf(name)).map((person) => asRecipient(person, taskKey))
}

async function people(ids: readonly string[], taskKey: string | null): Promise<Recipient[]> {
  const persons = await Promise.all(ids.map(findPerson))
  return persons.filter((person) => person?.active === true).map((person) => asRecipient(person!, taskKey))
}

function asRecipient({ id, name, nameZh, email, language }: Person, taskKey: string | null): Recipient {
  return { id, name: language === 'zh' ? nameZh ?? name : name, email, lang: language, taskKey }
}
