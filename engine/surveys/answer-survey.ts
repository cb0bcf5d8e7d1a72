/** A questionnaire is answered: once, whoever comes first, by link, code or telephone. */
import { auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { record } from '../complaints/events.ts'
import { enqueue } from '../complaints/outbox.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'
import { Surveys, type Survey, type SurveyAnswer } from './survey.ts'
import { dimensions, type Grades } from './ways.ts'

export interface Given {
  grades: Grades
  comment?: string
}

/**
 * The same answer again changes nothing and is no error: a page may send it twice.
 * @throws Refusal `survey.unknown`, `survey.answered` by other words, `survey.over`, `request.invalid` without any grade
 */
export async function answerByToken(token: string, given: Given, { clock, onAccepted }: { clock: Clock, onAccepted: () => void }): Promise<void> {
  if (dimensions.every((one) => given.grades[one] === null)) throw new Refusal('request.invalid', { errors: [{ path: '/grades', message: 'must have at least one grade' }] })
  const at = clock.now()
  await transaction(async (session) => {
    const survey = await Surveys.findOne({ token }).session(session).lean<Survey>()
    if (!survey) throw new Refusal('survey.unknown')
    if (survey.answer) {
      if (sameAnswer(survey.answer, given)) return
      throw new Refusal('survey.answered')
    }
    if (survey.until <= at) throw new Refusal('survey.over')
    await keepAnswer(survey, { ...given, way: survey.way === 'qr' ? 'qr' : 'link', at, by: null }, session)
  })
  onAccepted()
}

/** Writes the answer, the line in the diary and the message `survey-answered` to the process of the case that waits for it. */
export async function keepAnswer({ _id: id }: Survey, answer: SurveyAnswer, session: Session): Promise<void> {
  const { grades, way, at, by } = answer
  // Another answer at the same time: one of the two transactions is run again and finds it.
  await Surveys.updateOne({ _id: id, answer: { $exists: false } }, { answer }, { session })
  await record({ _id: `${id}:survey.answered`, complaintId: id, kind: 'survey.answered', at, actor: by, data: { way, grades } }, session)
  await enqueue({ _id: `${id}:survey-answered`, name: 'survey-answered', correlationKey: id, variables: { ...grades } }, at, session)
  await auditWrite({ action: 'survey.answer', actor: by === null ? null : { id: by }, at }, id, session)
}

const sameAnswer = (answer: SurveyAnswer, { grades, comment }: Given): boolean =>
  dimensions.every((one) => answer.grades[one] === grades[one]) && (answer.comment ?? '') === (comment ?? '')
