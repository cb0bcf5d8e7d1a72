/** What the template of a printed letter is filled in with: the hospital's letterhead, the case, the words. */
import { DateTime } from 'luxon'
import type { Complaint } from '../complaints/complaint.ts'
import { departmentName } from '../complaints/names.ts'
import type { Hospital } from '../people/hospital.ts'

export interface LetterModel extends Record<string, unknown> {
  hospital: string
  address?: string | undefined
  phone?: string | undefined
  /** A picture as `data:` address. */
  logo?: string | undefined
  /** Line below whoever signs. */
  signature?: string | undefined
  /** `2026-000012-1` */
  no: string
  date: string
  receipt: string
  /** When the complaint came in. */
  received: string
  /** Absent where somebody wants to stay unknown. */
  name?: string | undefined
  /** What it is about, in the complainant's words. */
  about: string
  department?: string | undefined
  opening?: string | undefined
  closing?: string | undefined
  /** The published answer, paragraph by paragraph. */
  answer: string[]
  points: LetterPoint[]
  signer?: string | undefined
  signerPost?: string | undefined
}

export interface LetterPoint extends Record<string, unknown> {
  no: number
  point: string
  answer: string[]
}

export type Letterhead = Pick<LetterModel, 'hospital' | 'address' | 'phone' | 'logo' | 'signature'>

export interface LetterWords {
  opening?: string
  closing?: string
  points: { point: string, answer: string }[]
}

export interface LetterFacts {
  complaint: Complaint
  hospital: Pick<Hospital, 'departments' | 'people' | 'calendar'>
  head: Letterhead
  lang: 'en' | 'zh'
  no: number
  at: Date
  words: LetterWords
}

export function letterModel({ complaint, hospital, head, lang, no, at, words: { opening, closing, points } }: LetterFacts): LetterModel {
  const { receipt, receivedAt, anonymous, complainant, subject, department, answer } = complaint
  const day = (instant: Date) => dayIn(instant, hospital, lang)
  return {
    ...head, no: `${receipt}-${no}`, date: day(at), receipt, received: day(receivedAt), name: anonymous ? undefined : complainant?.name, about: subject,
    department: department === null ? undefined : departmentName(department, hospital)[lang], opening, closing,
    answer: paragraphs(answer?.text ?? ''),
    points: points.filter(({ point, answer: own }) => point !== '' && own !== '').map(({ point, answer: own }, i) => ({ no: i + 1, point, answer: paragraphs(own) })),
  }
}

/** Who signed it, and when: what a draft leaves open. */
export function signedBy(model: LetterModel, signer: string | null, hospital: LetterFacts['hospital'], lang: 'en' | 'zh', at: Date): LetterModel {
  const person = hospital.people.find(({ id }) => id === signer)
  const headed = hospital.departments.find(({ head }) => head !== null && head === signer)
  return {
    ...model, date: dayIn(at, hospital, lang), signer: lang === 'zh' ? person?.nameZh ?? person?.name : person?.name,
    signerPost: headed && (lang === 'zh' ? `${headed.nameZh}负责人` : `Head of ${headed.name}`),
  }
}

function dayIn(instant: Date, { calendar }: LetterFacts['hospital'], lang: 'en' | 'zh'): string {
  const local = DateTime.fromJSDate(instant, { zone: calendar.timeZone }).setLocale(lang)
  return local.toFormat(lang === 'zh' ? 'yyyy年M月d日' : 'd MMMM yyyy')
}

/** More than a template may go through are one. */
const most = 100

const paragraphs = (text: string): string[] => {
  const parts = text.split(/\n\s*\n/).map((one) => one.trim()).filter((one) => one !== '')
  return parts.length > most ? [text.trim()] : parts
}
