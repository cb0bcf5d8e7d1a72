import { Type } from '@sinclair/typebox'
import { addWithin } from '../../engine/calendar/index.ts'
import { ask } from '../../engine/complaints/questions.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, JobRefused, labelled, latestWords, wordsKey, writeOnce } from '../kit/index.ts'

/** Puts a question to the complainant, in the words written last under `words`. It is answered on the follow-up page; the message `complainant-answered` says so. */
export const askComplainant = connector({
  type: 'ask-complainant',
  shown: {
    en: 'Ask the complainant', zh: '询问投诉人', group: 'case',
    help: {
      en: 'Puts a question on the follow-up page. Wait for the message complainant-answered with the key =question, beside a timer. Send a message, too, so that they look.',
      zh: '在查询页面向投诉人提问。用键 =question 等待消息 complainant-answered，并配合定时器；请同时发送通知。',
    },
  },
  input: Type.Object({
    words: labelled(['Field with the question', '问题所在字段'], Type.String({ pattern: wordsKey, default: 'question' }), ['Key of a form field in which somebody wrote it.', '填写问题的表单字段。']),
    within: labelled(['Time to answer', '答复期限'], Type.Optional(Type.String({ pattern: '^P' })), ['A duration, such as P3D. The page says until when.', '时长，例如 P3D；查询页面会显示截止时间。']),
  }),
  output: Type.Object({ question: labelled(['Question', '问题编号'], Type.String()), until: labelled(['Until', '截止时间'], Type.Union([Type.String(), Type.Null()])) }),
  run: async ({ words, within }, { job, clock, signal }) => {
    const complaint = await caseOf(job)
    const text = (await latestWords(job, words, signal))?.words
    if (typeof text !== 'string' || text.trim() === '') throw new JobRefused('question.missing')
    const { calendar } = await loadHospital()
    const at = clock.now()
    const until = within ? addWithin(at, within, 'around-the-clock', calendar) : null
    await writeOnce(job, { complaintId: complaint._id, kind: 'question.asked', at, data: { question: job.key } }, async (session) => {
      await ask({ _id: job.key, complaintId: complaint._id, text: text.trim(), askedAt: at, until }, session)
    })
    return { question: job.key, until: until?.toISOString() ?? null }
  },
})
