/** Who reads which report, and how much of it. The condition goes into the query: what somebody may not read is not there. */
import type { QueryFilter } from 'mongoose'
import { runsTheOffice } from '../access/abilities.ts'
import { hasRole, type Actor, type Role } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { named } from '../complaints/show.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import type { Figures } from './figures.ts'
import type { ReportKind } from './periods.ts'
import { Reports, type Report } from './report.ts'

/** These read whole reports; the head of a department reads its own part (`domain.md`, "Closing the loop" [2]). */
const readsAll: readonly Role[] = ['administrator', 'complaint-office', 'leadership', 'supervision', 'quality-team']
export const readsReports: readonly Role[] = [...readsAll, 'department-head']

export interface ListedReport {
  id: string
  kind: ReportKind
  from: Date
  to: Date
  compiledAt: Date
  releasedAt: Date | null
}

export interface ShownReport extends ListedReport {
  zone: string
  /** Of the one department that the reader heads; null: of all. */
  department: string | null
  figures: Figures
  comment?: { text: string, by: { id: string, name: string } | null, at: Date }
}

export interface ReportQuery {
  kind?: ReportKind
  limit: number
  cursor?: string
}

/** The newest period first. */
export async function listReports({ kind, limit, cursor }: ReportQuery, actor: Actor): Promise<Page<ListedReport>> {
  const where: QueryFilter<Report>[] = [readable(actor), kind ? { kind } : {}]
  if (cursor) {
    const [from, id] = decodeCursor(cursor)
    where.push({ $or: [{ from: { $lt: new Date(from) } }, { from: new Date(from), _id: { $lt: id } }] })
  }
  const rows = await Reports.find({ $and: where }, { figures: 0, departments: 0 }).sort({ from: -1, _id: -1 }).limit(limit + 1).lean<Report[]>()
  return toPage(rows, limit, ({ from, _id }) => [from.toISOString(), _id], listed)
}

/** @throws Refusal `report.unknown` */
export async function readReport(id: string, actor: Actor, clock: Clock): Promise<ShownReport> {
  return audited({ action: 'report.read', actor, at: clock.now() }, id, async () => {
    const report = await Reports.findOne({ $and: [{ _id: id }, readable(actor)] }).lean<Report>()
    if (!report) throw new Refusal('report.unknown')
    const hospital = await loadHospital()
    const { comment, zone } = report
    const whole = hasRole(actor, ...readsAll)
    const figures = whole ? report.figures : report.departments.find(({ department }) => department === actor.department)?.figures
    if (!figures) throw new Refusal('report.unknown')
    return { ...listed(report), zone, department: whole ? null : actor.department, figures, ...(comment && whole && { comment: { ...comment, by: comment.by ? named(comment.by, hospital) : null } }) }
  })
}

/** Before it is released a report belongs to the office; a head only finds those that say something of the own department. */
function readable(actor: Actor): QueryFilter<Report> {
  const released = hasRole(actor, ...runsTheOffice) ? {} : { releasedAt: { $ne: null } }
  return hasRole(actor, ...readsAll) ? released : { ...released, 'departments.department': actor.department ?? '' }
}

const listed = ({ _id, kind, from, to, compiledAt, releasedAt }: Report): ListedReport => ({ id: _id, kind, from, to, compiledAt, releasedAt })
