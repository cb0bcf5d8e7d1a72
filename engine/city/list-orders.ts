/** The orders of the city as the office looks at them: what is due first stands first. */
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { nextDeadline } from '../complaints/show.ts'
import { openNow, tasksOf } from '../tasks/visibility.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { CityMessages, CityOrders, type CityMessage, type CityOrder } from './city-order.ts'

const mostShown = 200
export const citySteps = ['sign-city-order', 'bounced-city-order', 'answer-city-order', 'city-verdict', 'decide-city-order']

/** @param over those whose process has ended, too */
export async function listOrders(actor: Actor, over: boolean, clock: Clock) {
  return await audited({ action: 'city.list', actor, at: clock.now() }, (rows) => rows.map(({ complaint }) => complaint.id), async () => {
    const cases = await Complaints.find({ $and: [{ channel: '12345' }, readableBy(actor, 'read')] }).sort({ receivedAt: -1 }).limit(mostShown).lean<Complaint[]>()
    const ids = cases.map(({ _id }) => _id)
    const [orders, messages, tasks] = await Promise.all([
      CityOrders.find({ complaintId: { $in: ids } }).lean<CityOrder[]>(),
      CityMessages.find({ complaintId: { $in: ids } }).sort({ at: 1 }).lean<CityMessage[]>(),
      Tasks.find({ $and: [{ complaintId: { $in: ids }, elementId: { $in: citySteps } }, tasksOf(actor), openNow(clock.now())] }).lean(),
    ])
    const rows = cases.map((complaint) => {
      const order = orders.find(({ complaintId }) => complaintId === complaint._id)
      const task = tasks.find(({ complaintId }) => complaintId === complaint._id)
      const limit = complaint.deadlines.filter(({ stage }) => stage === 'sign' || stage === 'answer')
      return {
        complaint: { id: complaint._id, receipt: complaint.receipt, subject: complaint.subject },
        number: order?._id ?? null, kind: order?.kind ?? null, at: order?.at ?? complaint.receivedAt, source: order?.source ?? 'desk' as const, deadline: order?.deadline ?? null,
        due: due(limit),
        task: task ? { key: task._id, step: task.elementId, name: { en: task.name, zh: task.nameZh ?? task.name } } : null,
        said: (order?.said ?? []).map(({ what, at, reason, deadline, heard }) => ({ what, at, reason, deadline, heard })),
        told: messages.filter(({ complaintId }) => complaintId === complaint._id).map(({ _id, action, state, at, sentAt, code, attempts }) => ({ id: _id, action, state, at, sentAt, code, attempts })),
      }
    })
    return rows.filter(({ task, due: limit }) => over || task !== null || limit !== null).sort((a, b) => order(a.due?.at) - order(b.due?.at))
  })
}

const due = (deadlines: Complaint['deadlines']): { stage: string, at: Date } | null => {
  const next = nextDeadline(deadlines)
  return next ? { stage: next.stage, at: next.at } : null
}

const order = (at: Date | undefined): number => at?.getTime() ?? Number.MAX_SAFE_INTEGER
