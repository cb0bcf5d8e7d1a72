import type { Complaint } from '../../engine/complaints/complaint.ts'
import { emergencyGroupMembers } from '../../engine/emergencies/team.ts'
import { officeGroup, type Person } from '../../engine/people/index.ts'
import { findPerson, membersOf } from '../../engine/people/store.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { JobRefused } from '../kit/index.ts'

export interface Recipient {
  /** Person id, `complainant`, or `group:…` for the chat of a group. */
  id: string
  name: string | null
  /** Null where there is none, or where somebody wants to stay unknown. */
  email: string | null
  phone: string | null
  weComId: string | null
  wechatOpenId: string | null
  lang: 'en' | 'zh'
  /** The task that makes them responsible. */
  taskKey: string | null
  /** Of the chat of a group: whose, and the members' ids in WeChat Work. */
  group?: { name: string, members: string[] }
}

/**
 * Who is meant by `complainant`, `responsible`, `group:…` and `person:…`, each once; a group's chat beside its members. What means nobody goes to the complaint office: a warning that nobody hears is none.
 * @throws JobRefused `case.missing` where a target needs a case and the process has none
 */
export async function resolveRecipients(targets: readonly string[], complaint: Complaint | null): Promise<Recipient[]> {
  const found = new Map<string, Recipient>()
  for (const target of targets) {
    const recipients = await meantBy(target, complaint)
    for (const recipient of recipients.some((one) => !one.group) ? recipients : await group(officeGroup)) {
      if (!found.has(recipient.id)) found.set(recipient.id, recipient)
    }
  }
  return [...found.values()]
}

/** Whoever a message was written to, as the record has them now; null where they are not there any more. @param to as a notification has it */
export async function recipientNow(to: string, complaint: Complaint | null): Promise<Recipient | null> {
  const target = to === 'complainant' || to.startsWith('group:') ? to : `person:${to}`
  if (target === 'complainant' && !complaint) return null
  return (await meantBy(target, complaint)).find(({ id }) => id === to) ?? null
}

async function meantBy(target: string, complaint: Complaint | null): Promise<Recipient[]> {
  if (target.startsWith('group:')) return await group(target.slice('group:'.length))
  if (target.startsWith('person:')) return await people([target.slice('person:'.length)], null)
  if (!complaint) throw new JobRefused('case.missing')
  return target === 'complainant' ? [complainant(complaint)] : await responsible(complaint._id)
}

function complainant({ complainant: person, anonymous, subject, narrative }: Complaint): Recipient {
  const lang = /\p{Script=Han}/u.test(subject + narrative) ? 'zh' : 'en'
  const known = anonymous ? undefined : person
  return {
    id: 'complainant', name: known?.name ?? null, email: known?.email ?? null, phone: known?.phone ?? null, weComId: null, wechatOpenId: known?.wechatOpenId ?? null, lang, taskKey: null,
  }
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
  const members = team ? await people(team, taskKey) : (await membersOf(name)).map((person) => asRecipient(person, taskKey))
  return members.length > 0 ? [...members, chatOf(name, members)] : []
}

/** In the language of most. */
function chatOf(name: string, members: Recipient[]): Recipient {
  const lang = members.filter((member) => member.lang === 'zh').length * 2 >= members.length ? 'zh' : 'en'
  const group = { name, members: members.flatMap(({ weComId }) => weComId ?? []) }
  return { id: `group:${name}`, name: null, email: null, phone: null, weComId: null, wechatOpenId: null, lang, taskKey: null, group }
}

async function people(ids: readonly string[], taskKey: string | null): Promise<Recipient[]> {
  const persons = await Promise.all(ids.map(findPerson))
  return persons.filter((person) => person?.active === true).map((person) => asRecipient(person!, taskKey))
}

function asRecipient({ id, name, nameZh, email, phone, weComId, language }: Person, taskKey: string | null): Recipient {
  return { id, name: language === 'zh' ? nameZh ?? name : name, email, phone: phone ?? null, weComId: weComId ?? null, wechatOpenId: null, lang: language, taskKey }
}
