/** Cases of one cause that come close together: what the table `emergency-trigger` is asked about. */
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { belongs, causeOf, causesOf, emergenciesIn, type CaseCause } from './belonging.ts'

/** Cases that share a cause, received within the longer of two windows. */
export interface Cluster {
  cause: string
  /** How many within the shorter, how many within the longer window. */
  short: number
  long: number
  places: string[]
  /** Share of those that have to do with an epidemic, 0 to 1. */
  epidemic: number
  /** Injury degree of each (0 none … 4 death). */
  severities: number[]
  first: Date
}

export interface Windows {
  shortFrom: Date
  longFrom: Date
  now: Date
}

/**
 * The clusters that a case is part of, the largest first. A case counts once its signals stand in its file, that is from its registration on, and only while no emergency has dealt with it: what belongs to one that is proposed
 * or declared is in hand, and what leadership has said no to, or what was over when an emergency was stood down, is no news.
 */
export async function clustersAround(complaintId: string, { shortFrom, longFrom, now }: Windows): Promise<Cluster[]> {
  const [recent, emergencies] = await Promise.all([
    Complaints.find({ 'receivedAt': { $gte: longFrom, $lte: now }, 'facts.signals': { $exists: true } }, { facts: 1, departments: 1, department: 1, receivedAt: 1 }).lean<Complaint[]>(),
    emergenciesIn('proposed', 'declared', 'refused', 'stood-down', 'reviewed'),
  ])
  const open = recent.map((complaint) => ({ complaint, cause: causeOf(complaint) })).filter(({ cause }) => !emergencies.some((emergency) => belongs(cause, emergency)))
  const mine = open.find(({ complaint }) => complaint._id === complaintId)
  if (!mine) return []
  const order = causesOf(mine.cause)
  return order.map((cause) => clusterOf(cause, open.filter((one) => causesOf(one.cause).includes(cause)), shortFrom))
    .filter(({ long }) => long > 1)
    .sort((a, b) => b.long - a.long || order.indexOf(a.cause) - order.indexOf(b.cause))
}

function clusterOf(cause: string, members: { complaint: Complaint, cause: CaseCause }[], shortFrom: Date): Cluster {
  return {
    cause,
    short: members.filter(({ complaint }) => complaint.receivedAt >= shortFrom).length,
    long: members.length,
    places: [...new Set(members.flatMap(({ complaint }) => complaint.department ?? []))].sort(),
    epidemic: members.filter((one) => one.cause.epidemicRelated).length / members.length,
    severities: members.map(({ complaint }) => Number(complaint.facts['severity'] ?? 0)),
    first: new Date(Math.min(...members.map(({ complaint }) => complaint.receivedAt.getTime()))),
  }
}
