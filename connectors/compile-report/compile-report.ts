import { Type } from '@sinclair/typebox'
import { compileReports } from '../../engine/reports/compile.ts'
import { connector, labelled } from '../kit/index.ts'

/** Compiles the report of the day, week or month that is over, and those before it that nobody could compile in time. Each is stored once and never changed. */
export const compileReport = connector({
  type: 'compile-report',
  shown: {
    en: 'Compile a report', zh: '编制报告', group: 'improvement',
    help: {
      en: 'The report of the day, week or month that is over. Stored once and never changed.',
      zh: '编制已结束的日、周或月的报告；保存后不再更改。',
    },
  },
  timeoutMs: 300_000,
  input: Type.Object({
    kind: labelled(['Period', '周期'], Type.Union([Type.Literal('daily'), Type.Literal('weekly'), Type.Literal('monthly')])),
    targets: labelled(['Targets', '目标'], Type.Array(Type.Object({ target: Type.String(), goal: Type.Number(), sense: Type.Union([Type.Literal('at-least'), Type.Literal('at-most')]) }))),
  }),
  output: Type.Object({
    reports: labelled(['All that were compiled', '本次编制的报告'], Type.Array(Type.String())),
    report: labelled(['The latest', '最新报告'], Type.Union([Type.String(), Type.Null()])),
  }),
  run: async ({ kind, targets }, { job, clock }) => {
    const reports = await compileReports({ kind, goals: targets, now: clock.now(), jobKey: job.key })
    return { reports, report: reports.at(-1) ?? null }
  },
})
