import { DateTime } from 'luxon'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { stageName } from '../../engine/complaints/names.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { nameOf } from '../../engine/complaints/vocabulary.ts'
import type { Config } from '../../engine/config/settings.ts'
import { currentOf } from '../../engine/deadlines/index.ts'
import type { Department } from '../../engine/people/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { openToken, surveyLink } from '../../engine/surveys/open-token.ts'
import type { Recipient } from './recipients.ts'

/** The names that a template may use, besides `name`, all as the recipient reads them; undefined where the case does not know. */
export interface MessageModel extends Record<string, unknown> {
  name: string | null
  receipt: string | undefined
  department: string | undefined
  tier: string | undefined
  stage: string | undefined
  /** When the stage has to be done, in the hospital's time. */
  limit: string | undefined
  /** Why, where the diagram says it. */
  because: string | undefined
  /** The complainant's own, for following the case. */
  code: string | undefined
  /** Where the complainant answers the questionnaire of the case, while there is one to answer. */
  survey: string | undefined
  link: string
}

export interface MessageFacts {
  complaint: Complaint | null
  recipient: Recipient
  stage: string | undefined
  tier: string | undefined
  /** A code. */
  because?: string | undefined
  config: Config
}

type Words = Record<Recipient['lang'], string>

const stages: Record<string, Words> = {
  register: { en: 'registration', zh: '登记分类' },
  contact: { en: 'first contact', zh: '首次联系' },
  investigation: { en: 'investigation', zh: '调查核实' },
  plan: { en: 'plan', zh: '处理方案' },
  end: { en: 'result', zh: '办结' },
  callback: { en: 'satisfaction callback', zh: '满意度回访' },
  department: { en: 'answer of the department', zh: '科室反馈' },
  statutory: { en: 'statutory limit', zh: '法定时限' },
  stages: { en: 'all open stages', zh: '全部未完成阶段' },
}
const tiers: Record<string, Words> = {
  general: { en: 'general', zh: '一般' },
  important: { en: 'important', zh: '重要' },
  dispute: { en: 'dispute', zh: '纠纷' },
}

/** Ids and facts of the case only: what somebody wrote stays in the case file. */
export async function messageModel({ complaint, recipient, stage, tier, because, config }: MessageFacts): Promise<MessageModel> {
  const { departments, calendar } = await loadHospital()
  const { lang, name, id } = recipient
  const ours = id !== 'complainant'
  const tierNow = tier ?? complaint?.tier ?? undefined
  const clock = complaint && stage ? currentOf(complaint.deadlines, stage) : null
  return {
    name, receipt: complaint?.receipt,
    department: departmentName(departments.find(({ id: known }) => known === complaint?.department), lang),
    tier: tierNow && (tiers[tierNow]?.[lang] ?? tierNow),
    stage: stage && (stages[stage]?.[lang] ?? stageName(stage, { departments })[lang]),
    limit: clock ? readable(clock.at, calendar.timeZone, lang) : undefined,
    because: because && nameOf('reason', because)[lang],
    code: complaint && !ours ? (await trackingCodes()).of(complaint._id) : undefined,
    survey: complaint && !ours ? await questionnaireOf(complaint, config) : undefined,
    link: linkTo(complaint, ours, config),
  }
}

const baseOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? `http://${host}:${port}`

async function questionnaireOf({ _id }: Complaint, config: Config): Promise<string | undefined> {
  const token = await openToken(_id)
  return token ? surveyLink({ token }, baseOf(config)) : undefined
}

function linkTo(complaint: Complaint | null, ours: boolean, config: Config): string {
  const base = baseOf(config)
  if (!ours) return `${base}/follow`
  return complaint ? `${base}/desk/complaints/${complaint._id}` : `${base}/desk`
}

const departmentName = (department: Department | undefined, lang: Recipient['lang']): string | undefined =>
  lang === 'zh' ? department?.nameZh : department?.name

function readable(at: Date, zone: string, lang: Recipient['lang']): string {
  const local = DateTime.fromJSDate(at, { zone }).setLocale(lang)
  return lang === 'zh' ? local.toFormat('yyyy年M月d日 HH:mm') : local.toFormat('d MMMM yyyy, HH:mm')
}
