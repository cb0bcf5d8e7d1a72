/** What is late and what will be as a file: each row with its reason. Each portion leaves its audit row before it leaves the server, as in the ledger's files. */
import type { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { departmentName } from '../complaints/names.ts'
import { nameOf } from '../complaints/vocabulary.ts'
import { said } from '../ledger/cells.ts'
import { fileOf, type FileFormat } from '../ledger/export.ts'
import type { Hospital } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { overduePortions, type OverdueQuery, type ShownStep } from './show-overdue.ts'

const header = {
  en: ['State', 'Limit', 'Step', 'Receipt', 'Content', 'Tier', 'Department', 'Who', 'Why'],
  zh: ['状态', '时限', '环节', '受理号', '内容', '等级', '科室', '办理人', '原因'],
}
const how = { 'late': { en: 'overdue', zh: '已超时' }, 'at-risk': { en: 'at risk', zh: '临近时限' } }

type Language = 'en' | 'zh'

export async function overdueFile(query: OverdueQuery, { format, language }: { format: FileFormat, language: Language }, actor: Actor, clock: Clock): Promise<Readable> {
  const hospital = await loadHospital()
  return fileOf(header[language], header[language].map((_, i) => i === 1), rowsOf(query, language, actor, clock, hospital), format, language === 'zh' ? '超时与预警' : 'Overdue')
}

async function* rowsOf(query: OverdueQuery, language: Language, actor: Actor, clock: Clock, hospital: Hospital) {
  const now = clock.now()
  const note = (subject: string[]) => audited({ action: 'overdue.export', actor, at: now }, () => subject, async () => undefined)
  let rows = 0
  for await (const steps of overduePortions(query, actor, now, hospital)) {
    await note(steps.map(({ id }) => id))
    rows += steps.length
    for (const step of steps) yield rowOf(step, language, hospital)
  }
  await note([`rows:${rows}`])
}

function rowOf({ how: state, at, what, complaint, tier, department, holder, reasons }: ShownStep, language: Language, hospital: Hospital) {
  const who = holder && (language === 'zh' ? holder.nameZh ?? holder.name : holder.name)
  return [
    how[state][language], said(at, 'date', hospital, language), what[language], complaint?.receipt ?? null, complaint?.subject ?? null, tier && nameOf('tier', tier)[language],
    department && departmentName(department, hospital)[language], who ?? null, reasons.map((reason) => reason[language]).join(language === 'zh' ? '' : ' '),
  ]
}
