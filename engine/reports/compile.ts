/** Compiles the reports that are due and not there yet: also those of periods in which nobody could. */
import { Complaints } from '../complaints/complaint.ts'
import { loadHospital } from '../people/store.ts'
import { isDuplicate } from '../store/store.ts'
import { figuresOf } from './figures.ts'
import { knownCases } from './known-cases.ts'
import { periodsSince, type Period, type ReportKind } from './periods.ts'
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
    await keep({
      _id: period.id, kind, from: period.from, to: period.to, zone: timeZone, compiledAt: now, jobKey, figures: await figuresOf(period, null, goals),
      // The monthly one waits for the comment of the complaint office [2].
      departments: await partsOf(period, goals), releasedAt: kind === 'monthly' ? null : now,
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

async function partsOf(period: Period, goals: readonly Goal[]): Promise<Report['departments']> {
  const concerned = await Complaints.aggregate<{ _id: string }>([
    ...knownCases(period, null, period.from), { $match: { department: { $ne: 'unknown' } } }, { $group: { _id: '$department' } }, { $sort: { _id: 1 } },
  ])
  const parts: Report['departments'] = []
  for (const { _id: department } of concerned) parts.push({ department, figures: await figuresOf(period, department, goals) })
  return parts
}
