/** The cells of a case for one reader, and in the words of a language for a file. */
import { DateTime } from 'luxon'
import { mayLook, type Look } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { departmentName, stageName } from '../complaints/names.ts'
import { named } from '../complaints/show.ts'
import { nameOf, type Sentence } from '../complaints/vocabulary.ts'
import type { Hospital } from '../people/hospital.ts'
import { columns, type Cell, type CellKind, type Column, type ColumnId } from './columns.ts'

/** Null stands where the reader may not know, as where nothing is known. */
export function cellsOf(complaint: Complaint, wanted: readonly ColumnId[], actor: Actor, hospital: Hospital): Cell[] {
  const seen: Record<Look, boolean> = { find: true, read: mayLook(actor, 'read', complaint), identify: mayLook(actor, 'identify', complaint) }
  return wanted.map((id) => {
    const { look, of }: Column = columns[id]
    return seen[look] ? of(complaint, hospital) : null
  })
}

/** A spreadsheet's own kinds stay what they are; a date is told as the clock on the hospital's wall shows it. */
export function said(cell: Cell, kind: CellKind, hospital: Hospital, language: 'en' | 'zh'): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell
  if (cell instanceof Date) return onTheWall(cell, hospital.calendar.timeZone)
  if (typeof cell === 'boolean') return words['yes']![String(cell)]![language]
  if (Array.isArray(cell)) return cell.map((one) => inWords(one, kind, hospital)[language]).join(language === 'zh' ? '、' : ', ')
  return inWords(cell, kind, hospital)[language]
}

/** The wall's numbers as if they were UTC: files know no time zone. */
function onTheWall(at: Date, zone: string): Date {
  return DateTime.fromJSDate(at, { zone }).setZone('utc', { keepLocalTime: true }).startOf('minute').toJSDate()
}

function inWords(code: string, kind: CellKind, hospital: Hospital): Sentence {
  switch (kind) {
    case 'text': return { en: code, zh: code }
    case 'department': return departmentName(code, hospital)
    case 'stage': return stageName(code, hospital)
    case 'person': {
      const { name, nameZh } = named(code, hospital)
      return { en: name, zh: nameZh ?? name }
    }
    default: return words[kind]?.[code] ?? nameOf(kind as 'tier', code)
  }
}

/** Codes that no sentence of a case says. */
const words: Record<string, Record<string, Sentence>> = {
  yes: { true: { en: 'yes', zh: '是' }, false: { en: 'no', zh: '否' } },
  founded: { yes: { en: 'yes', zh: '属实' }, partly: { en: 'partly', zh: '部分属实' }, no: { en: 'no', zh: '不属实' } },
  state: { received: { en: 'received', zh: '已受理' }, handling: { en: 'being handled', zh: '办理中' }, answered: { en: 'answered', zh: '已答复' }, closed: { en: 'closed', zh: '已办结' }, canceled: { en: 'canceled', zh: '已取消' } },
  departmentKind: { 'surgical': { en: 'surgical', zh: '手术科室' }, 'non-surgical': { en: 'non-surgical', zh: '非手术科室' }, 'office': { en: 'office', zh: '职能科室' }, 'other': { en: 'other', zh: '其他' } },
  inclination: {
    explanation: { en: 'explanation', zh: '解释' }, apology: { en: 'apology', zh: '道歉' }, correction: { en: 'correction', zh: '整改' },
    compensation: { en: 'compensation', zh: '赔偿' }, sanction: { en: 'consequences for those responsible', zh: '追责' }, other: { en: 'other', zh: '其他' },
  },
}
