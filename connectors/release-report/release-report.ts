import { Type } from '@sinclair/typebox'
import { Reports } from '../../engine/reports/report.ts'
import { connector, JobRefused, labelled, latestWords } from '../kit/index.ts'

/** Gives a report free to those whom it is for, with the comment that was written in this process, if there is one. */
export const releaseReport = connector({
  type: 'release-report',
  shown: {
    en: 'Release a report', zh: '发布报告', group: 'improvement',
    help: {
      en: 'Gives a report free to those whom it is for, with the comment that was written.',
      zh: '把报告连同点评发布给相关人员。',
    },
  },
  input: Type.Object({
    report: labelled(['Report', '报告'], Type.String({ minLength: 1, maxLength: 64 })),
    commented: labelled(['With a comment', '附点评'], Type.Boolean()),
  }),
  output: Type.Object({}),
  run: async ({ report, commented }, { job, clock, signal }) => {
    const written = commented ? await latestWords(job, 'comment', signal) : null
    if (commented && !written) throw new JobRefused('words.missing')
    const comment = written && { text: String(written.words).trim(), by: written.entry.actor, at: written.entry.at }
    const { matchedCount } = await Reports.updateOne({ _id: report, releasedAt: null }, { $set: { releasedAt: clock.now(), ...(comment && { comment }) } })
    if (matchedCount === 0 && !await Reports.exists({ _id: report })) throw new JobRefused('report.unknown')
    return {}
  },
})
