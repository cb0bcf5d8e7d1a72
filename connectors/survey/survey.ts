import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { nanoid } from 'nanoid'
import { record } from '../../engine/complaints/events.ts'
import { transaction } from '../../engine/store/store.ts'
import { keepAnswer } from '../../engine/surveys/answer-survey.ts'
import { Surveys, type Survey } from '../../engine/surveys/survey.ts'
import { surveyWays, type Grades, type SurveyWay } from '../../engine/surveys/ways.ts'
import { caseIdOf, caseOf, connector, JobRefused, labelled, type JobFacts } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

const Grade = (label: readonly [string, string]) => Type.Optional(labelled(label, Type.Integer({ minimum: 1, maximum: 5 })))
const ways = { link: ['A link in a letter', '信函或消息中的链接'], phone: ['Asked on the telephone', '电话询问'], qr: ['A code to photograph', '扫描二维码'] } as const

/**
 * Offers the questionnaire about the case, or keeps what was said on the telephone: once a case, whoever answers first. The letter with the link is sent by `notify`
 * with the template `survey`; an answer by link or code comes back as the message `survey-answered`.
 */
export const survey = connector({
  type: 'survey',
  shown: {
    en: 'Satisfaction questionnaire', zh: '满意度问卷', group: 'case',
    help: { en: 'Three questions about the visit, information and care afterwards: offered by link or code, or kept from a call. One answer a case.', zh: '就诊过程、信息获取、出院随访三项评分：链接或二维码发放，或记录电话答复；每案一份。' },
  },
  input: Type.Object({
    way: labelled(['How', '方式'], Type.Union(surveyWays.map((way) => Type.Literal(way, { label: { en: ways[way][0], zh: ways[way][1] } })))),
    within: labelled(['Time to answer', '填写期限'], Type.String({ default: 'P14D' }), ['A duration, such as P14D.', '时长，例如 P14D。']),
    visit: Grade(['The visit itself, 1 to 5', '就诊过程（1–5 分）']),
    information: Grade(['Access to information, 1 to 5', '信息获取（1–5 分）']),
    aftercare: Grade(['Care after discharge, 1 to 5', '出院随访（1–5 分）']),
  }),
  output: Type.Object({ survey: Type.Object({ answered: Type.Boolean(), until: Type.String() }) }),
  run: async ({ way, within, visit = null, information = null, aftercare = null }, { job, clock }) => {
    const length = Duration.fromISO(within)
    if (!length.isValid || length.toMillis() <= 0) throw new JobRefused('input.not-a-duration')
    await caseOf(job)
    const grades = { visit, information, aftercare }
    const told = Object.values(grades).some((grade) => grade !== null)
    if (told && way !== 'phone') throw new JobRefused('survey.grades-without-call')
    const now = clock.now()
    const { answer, until } = await offered(job, way, now, new Date(now.getTime() + length.toMillis()), told ? grades : null)
    return { survey: { answered: answer !== undefined, until: until.toISOString() } }
  },
})

/** Offered again, it stays the same questionnaire with more time; what was answered stays as it is. */
async function offered(job: JobFacts, way: SurveyWay, at: Date, until: Date, grades: Grades | null): Promise<Survey> {
  const complaintId = caseIdOf(job)
  const by = grades && await lastHand(job)
  return await transaction(async (session) => {
    const known = await Surveys.findById(complaintId).session(session).lean<Survey>()
    const survey: Survey = known ? { ...known, ...(!known.answer && { way, until: known.until > until ? known.until : until }) } : { _id: complaintId, token: nanoid(24), way, askedAt: at, until }
    if (survey.answer) return survey
    await Surveys.replaceOne({ _id: complaintId }, survey, { upsert: true, session })
    if (grades) {
      const answer = { grades, way, at, by }
      await keepAnswer(survey, answer, session)
      return { ...survey, answer }
    }
    await record({ _id: `${job.key}:survey.asked`, complaintId, kind: 'survey.asked', at, actor: null, data: { way, until: survey.until } }, session)
    return survey
  })
}
