import { DateTime } from 'luxon'
import type { Hospital } from './hospital.ts'
import type { Reason, ReasonCode } from './on-duty.ts'

export type Language = 'en' | 'zh'

const places: Record<string, Record<Language, string>> = {
  a: { en: 'A', zh: 'A角' },
  b: { en: 'B', zh: 'B角' },
  duty: { en: 'The person on the duty roster', zh: '值班人员' },
  head: { en: 'The head of department', zh: '科室主任' },
}

/** `{who}` is the place and the name, `{until}` the second part of the sentence where an end is foreseen. */
const presences: Record<string, Record<Language, string>> = {
  'present': { en: '{who} is there{until}.', zh: '{who}在岗{until}。' },
  'rostered': { en: '{who} answers{until}.', zh: '{who}当值{until}。' },
  'on-leave': { en: '{who} is on leave{until}.', zh: '{who}休假{until}。' },
  'in-consultation': { en: '{who} is in a consultation{until}.', zh: '{who}会诊{until}。' },
  'in-training': { en: '{who} is in training{until}.', zh: '{who}培训{until}。' },
  'sick': { en: '{who} is ill{until}.', zh: '{who}病假{until}。' },
  'away': { en: '{who} is away{until}.', zh: '{who}外出{until}。' },
  'off-shift': { en: '{who} is off shift{until}.', zh: '{who}不在班{until}。' },
  'inactive': { en: '{who} no longer works here.', zh: '{who}已离岗。' },
  'unknown': { en: '{who} is not in the list of staff.', zh: '{who}不在人员名册中。' },
  'asked': { en: '{who} has been asked already.', zh: '{who}前面已经问过。' },
  'vacant': { en: '{who}: nobody is appointed.', zh: '{who}未设置。' },
}

const others: Partial<Record<ReasonCode, Record<Language, string>>> = {
  'duty.by-skill': { en: 'Several are on duty; this one has the skills that are asked for.', zh: '多人当值，按所需专长选定。' },
  'duty.by-load': { en: 'Several are on duty; this one has the fewest open tasks.', zh: '多人当值，按在办任务最少选定。' },
  'duty.none': { en: 'Nobody is on the duty roster{until}.', zh: '值班表上无人值班{until}。' },
  'department.none': { en: 'No department is named.', zh: '未指定科室。' },
  'department.unknown': { en: 'The department is not known.', zh: '科室不存在。' },
  'post.unknown': { en: 'The department has no such post.', zh: '该科室没有此岗位。' },
  'office.fallback': { en: 'The complaint office takes it.', zh: '由投诉办公室接手。' },
}

/** One readable sentence a reason, times in the hospital's zone. */
export function explain(reasons: Reason[], hospital: Hospital, lang: Language): string[] {
  return reasons.map(({ code, person, until }) => {
    const [place = '', presence = ''] = code.split('.')
    const sentence = others[code] ?? presences[presence]
    if (!sentence) return code
    const who = `${places[place]?.[lang] ?? ''}${nameOf(person, hospital, lang)}`
    return sentence[lang].replace('{who}', () => who).replace('{until}', () => endPhrase(until, hospital, lang))
  })
}

function nameOf(id: string | undefined, { people }: Hospital, lang: Language): string {
  if (id === undefined) return ''
  const person = people.find((someone) => someone.id === id)
  if (lang === 'zh') return person?.nameZh ?? person?.name ?? id
  return ` (${person?.name ?? id})`
}

function endPhrase(until: Date | undefined, { calendar }: Hospital, lang: Language): string {
  if (!until) return ''
  const at = DateTime.fromJSDate(until, { zone: calendar.timeZone })
  return lang === 'en' ? ` until ${at.toFormat('d LLLL yyyy, HH:mm', { locale: 'en' })}` : `（至${at.toFormat('yyyy年M月d日HH:mm')}）`
}
