/** Compiles the reports that are due and not there yet: also those of periods in which nobody could. */
import { loadHospital } from '../people/store.ts'
import { isDuplicate } from '../store/store.ts'
import { departmentsIn, figuresFrom } from './figures.ts'
import { gather } from './gather.ts'
import { periodsSince, type ReportKind } from './periods.ts'
import { Reports, type Report } from './report.ts'
import type { Goal } from './targets.ts'

export interface Compilation {
  kind: ReportKind
  goals: readonly Goal[]
  now: Date
  jobKey: string
}

/** @returns ids of the reports that this job has compiled, the earliest first; a repetition finds them again */
export async function compileReports({ kind, goals, now, jobKey }: Compilation): Promise<string[]> {
  const { calendar: { timeZone } } = await loadHospital()
  const last = await Reports.findOne({ kind }).sort({ from: -1 }).lean<Report>()
  for (const period of periodsSince(kind, last?.to ?? null, now, timeZone)) {
    const gathered = await gather(period)
    await keep({
      _id: period.id, kind, from: period.from, to: period.to, zone: timeZone, compiledAt: now, jobKey, figures: figuresFrom(gathered, null, goals),
      departments: departmentsIn(gathered).map((department) => ({ department, figures: figuresFrom(gathered, department, goals) })),
      // The monthly one waits for the comment of the complaint office [2].
      releasedAt: kind === 'monthly' ? null : now,
    })
  }
  return (await Reports.find({ kind, jobKey }, { _id: 1 }).sort({ from: 1 }).lean()).map(({ _id }) => _id)
}

/** Who was first has issued it. */
async function keep(report: Report): Promise<void> {
  try {
    await Reports.create(report)
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}
