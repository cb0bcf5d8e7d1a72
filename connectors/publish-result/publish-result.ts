import { Type } from '@sinclair/typebox'
import { namesSomebody, PublishedResults } from '../../engine/complaints/results.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, JobRefused, labelled, latestWords, wordsKey, writeOnce } from '../kit/index.ts'

/** Lets everybody read what came of a complaint, in the words written last under `words`: with nobody named. Published again, the new words take the place of the old ones. */
export const publishResult = connector({
  type: 'publish-result',
  shown: {
    en: 'Publish the result', zh: '公开处理结果', group: 'case',
    help: { en: 'Everybody can read it on the public page. Words that name somebody are refused.', zh: '在公开页面展示处理结果；文字中不得出现任何人的姓名或联系方式。' },
  },
  input: Type.Object({
    words: labelled(['Field with the words', '公开内容所在字段'], Type.String({ pattern: wordsKey, default: 'publicResult' }), ['Key of a form field in which somebody wrote it.', '填写公开内容的表单字段。']),
    takeBack: labelled(['Take it back', '撤回'], Type.Boolean({ default: false })),
  }),
  output: Type.Object({}),
  run: async ({ words, takeBack }, { job, clock, signal }) => {
    const complaint = await caseOf(job)
    const { _id: complaintId, department, nature } = complaint
    if (takeBack) {
      await writeOnce(job, { complaintId, kind: 'result.taken-back', at: clock.now(), data: {} }, async (session) => {
        await PublishedResults.deleteMany({ complaintId }, { session })
      })
      return {}
    }
    const text = (await latestWords(job, words, signal))?.words
    if (typeof text !== 'string' || text.trim() === '') throw new JobRefused('result.missing')
    if (namesSomebody(text, complaint, await loadHospital())) throw new JobRefused('result.names-somebody', { bpmnError: 'names-somebody' })
    await writeOnce(job, { complaintId, kind: 'result.published', at: clock.now(), data: {} }, async (session) => {
      await PublishedResults.deleteMany({ complaintId }, { session })
      await PublishedResults.create([{ _id: job.key, complaintId, text: text.trim(), department, nature, at: clock.now() }], { session })
    })
    return {}
  },
})
