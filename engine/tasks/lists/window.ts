/** What the 1+X window lays before people: the answers of the departments for the office, the office's remark for a department. */
import { Entries, type Entry } from '../../complaints/entry.ts'
import { answersIn, asksOf, silentIn, type Ask } from '../../feedback/asks.ts'
import { entriesOf, rowsOf, textOf } from '../../feedback/window.ts'
import { departmentName } from '../../complaints/names.ts'
import { answerText } from './answer-text.ts'
import { asOption } from './departments.ts'
import type { ListQuestion, Option } from './list.ts'

const askedIn = async ({ complaintId }: ListQuestion): Promise<Ask[]> => (complaintId === null ? [] : await asksOf(complaintId))

/** The departments that have answered. */
export async function answeredDepartments(question: ListQuestion): Promise<Option[]> {
  const answered = new Set(answersIn(await askedIn(question)).map(({ department }) => department))
  return question.hospital.departments.filter(({ id }) => answered.has(id)).map((department) => asOption(department, question.language))
}

/** Everything that came back, department by department, and who said nothing. */
export async function gathered(question: ListQuestion): Promise<string> {
  const { hospital, language } = question
  const asks = await askedIn(question)
  const answers = answersIn(asks)
  const entries = await Entries.find({ _id: { $in: answers.flatMap(({ entry }) => entry ?? []) } }).lean<Entry[]>()
  const texts = answers.map(({ department, answered, entry }) => {
    const found = entries.find(({ _id }) => _id === entry)
    const about = answered.length > 0 ? ` (${answered.join(', ')})` : ''
    return [`【${departmentName(department, hospital)[language]}${about}】`, ...(found ? answerText(found, language) : [])].join('\n')
  })
  const silent = silentIn(asks).map((id) => departmentName(id, hospital)[language])
  const none = { en: `No answer: ${silent.join(', ')}`, zh: `未反馈：${silent.join('、')}` }
  return [...texts, ...(silent.length > 0 ? [none[language]] : [])].join('\n\n')
}

/** Why a department is asked once more: what its answer lacks, or why the matter is its own after all. */
export async function officeRemark({ complaintId, variables }: ListQuestion): Promise<string> {
  const { department, because, decidedIn } = variables
  if (because === 'insisted' && typeof decidedIn === 'string') return textOf((await Entries.findOne({ _id: decidedIn, complaintId }).lean<Entry>())?.words['decisionReason'])
  if (because !== 'sent-back' || complaintId === null) return ''
  const thin = (await entriesOf(complaintId)).flatMap((entry) => rowsOf(entry, 'thin')).findLast((row) => row['department'] === department)
  return textOf(thin?.['reason'])
}

/** What each department said that passed the matter on: the variable `bounces`. */
export async function bounceReasons({ complaintId, variables, hospital, language }: ListQuestion): Promise<string> {
  const bounces = Array.isArray(variables['bounces']) ? variables['bounces'] as { department: string, entry: string }[] : []
  const entries = await Entries.find({ _id: { $in: bounces.map(({ entry }) => entry) }, complaintId }).lean<Entry[]>()
  return bounces.map(({ department, entry }) => {
    const { words = {}, choices = {} } = entries.find(({ _id }) => _id === entry) ?? {}
    const other = choices['belongsTo']
    const hint = typeof other === 'string' ? ` → ${departmentName(other, hospital)[language]}` : ''
    return `【${departmentName(department, hospital)[language]}】${textOf(words['notOursReason'])}${hint}`
  }).join('\n')
}
