import { Type } from '@sinclair/typebox'
import { compileReports } from '../../engine/reports/compile.ts'
import { connector } from '../kit/index.ts'

/** Compiles the report of the day, week or month that is over, and those before it that nobody could compile in time. Each is stored once and never changed. */
export const compileReport = connector({
  type: 'compile-report',
  timeoutMs: 300_000,
  input: Type.Object({
    kind: Type.Union([Type.Literal('daily'), Type.Literal('weekly'), Type.Literal('monthly')]),
    targets: Type.Array(Type.Object({ target: Type.String(), goal: Type.Number(), sense: Type.Union([Type.Literal('at-least'), Type.Literal('at-most')]) })),
  }),
  output: Type.Object({ reports: Type.Array(Type.String()), report: Type.Union([Type.String(), Type.Null()]) }),
  run: async ({ kind, targets }, { job, clock }) => {
    const reports = await compileReports({ kind, goals: targets, now: clock.now(), jobKey: job.key })
    return { reports, report: reports.at(-1) ?? null }
  },
})
