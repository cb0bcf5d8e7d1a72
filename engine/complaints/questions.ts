/** Questions to the complainant, put by a diagram and answered on the follow-up page. The answer stands among the entries of the case; the process hears that it is there. */
import { model, Schema } from 'mongoose'
import { nanoid } from 'nanoid'
import { Refusal } from '../errors/errors.ts'
import type { Session } from '../store/store.ts'
import { takeUploads } from './attachments.ts'
import { Complaints } from './complaint.ts'
import { Entries } from './entry.ts'
import { record } from './events.ts'
import { enqueue } from './outbox.ts'
import { complainantAnswered } from './own-steps.ts'
import { request, type RequestTools } from './requests.ts'

export interface Question {
  /** Key of the job that asked: also the correlation key of the message that tells of the answer. */
  _id: string
  complaintId: string
  text: string
  askedAt: Date
  /** Until when an answer is of use; the page says so. */
  until: Date | null
  answeredAt: Date | null
  answer: string | null
}

const questionSchema = new Schema<Question>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    text: { type: String, required: true },
    askedAt: { type: Date, required: true },
    until: { type: Date, default: null },
    answeredAt: { type: Date, default: null },
    answer: { type: String, default: null },
  },
  { collection: 'questions', versionKey: false },
)
questionSchema.index({ complaintId: 1, askedAt: 1 })

export const Questions = model<Question>('Question', questionSchema)

export interface PublicQuestion {
  id: string
  text: string
  askedAt: Date
  until?: Date
  answer?: { text: string, at: Date }
}

/** What the complainant was asked, the oldest first. */
export async function questionsTo(complaintId: string): Promise<PublicQuestion[]> {
  const questions = await Questions.find({ complaintId }).sort({ askedAt: 1 }).lean<Question[]>()
  return questions.map(({ _id, text, askedAt, until, answeredAt, answer }) => ({
    id: _id, text, askedAt, ...(until && { until }), ...(answeredAt && answer !== null && { answer: { text: answer, at: answeredAt } }),
  }))
}

export const ask = async (question: Omit<Question, 'answeredAt' | 'answer'>, session: Session): Promise<void> => {
  await Questions.create([{ ...question, answeredAt: null, answer: null }], { session })
}

/**
 * Once for a question; the message `complainant-answered` carries its id as key.
 * @param id of the complainant's own case
 * @throws Refusal `question.unknown`, `question.answered`, `complaint.closed`, `attachment.unknown`
 */
export const answerQuestion = (id: string, question: string, answer: { text: string, attachments?: string[] }, tools: RequestTools): Promise<void> =>
  request(id, null, 'complaint.answer', { question, ...answer }, tools, async (complaint, at, session) => {
    const { text } = await Questions.findOne({ _id: question, complaintId: id }).session(session).lean<Question>() ?? refuse('question.unknown')
    if (complaint.progress && complaint.progress.state !== 'handling') refuse('complaint.closed')
    const { modifiedCount } = await Questions.updateOne({ _id: question, answeredAt: null }, { answeredAt: at, answer: answer.text }, { session })
    if (modifiedCount === 0) refuse('question.answered')
    const entry = nanoid()
    const attachments = await takeUploads(answer.attachments ?? [], id, session)
    if (attachments.length > 0) await Complaints.updateOne({ _id: id }, { $push: { attachments: { $each: attachments } } }, { session })
    await Entries.create([{
      _id: entry, complaintId: id, taskKey: entry, elementId: complainantAnswered, stepName: 'Answer of the complainant', actor: null, at, words: { asked: text, facts: answer.text }, state: 'kept',
    }], { session })
    await record({ _id: `${question}:question.answered`, complaintId: id, kind: 'question.answered', at, actor: null, data: { question } }, session)
    await enqueue({ _id: `${question}:answered`, name: complainantAnswered, correlationKey: question, variables: {} }, at, session)
  })

const refuse = (code: 'question.unknown' | 'question.answered' | 'complaint.closed'): never => { throw new Refusal(code) }
