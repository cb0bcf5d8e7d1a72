/** Which case belongs to which emergency: by cause, place and time. The same rule from both sides. */
import type { QueryFilter } from 'mongoose'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Instances } from '../zeebe/records/shapes.ts'
import { Emergencies, type Emergency, type EmergencyState } from './emergency.ts'

/** What counts of a case. `signals` are what the lexicon found; whether it has to do with an epidemic is what the office said. */
export interface CaseCause {
  tag: string | null
  signals: readonly string[]
  epidemicRelated: boolean
  departments: readonly string[]
  receivedAt: Date
}

const epidemic = 'epidemic'

/** Tags and signals of a case, each a possible cause. */
export const causesOf = ({ tag, signals, epidemicRelated }: Pick<CaseCause, 'tag' | 'signals' | 'epidemicRelated'>): string[] =>
  [...new Set([...(epidemicRelated ? [epidemic] : []), ...(tag ? [tag] : []), ...signals.filter((signal) => signal !== epidemic)])]

/** The same of a case file, as registration left it. */
export const causeOf = ({ facts, departments, receivedAt }: Pick<Complaint, 'facts' | 'departments' | 'receivedAt'>): CaseCause => ({
  tag: typeof facts['tag'] === 'string' ? facts['tag'] : null,
  signals: Array.isArray(facts['signals']) ? facts['signals'] as string[] : [],
  epidemicRelated: facts['epidemicRelated'] === true,
  departments,
  receivedAt,
})

type Scope = Pick<Emergency, 'causes' | 'places' | 'since' | 'until'>

/** Whether a case lies within the causes, places and time of an emergency. */
export function belongs(one: CaseCause, { causes, places, since, until }: Scope): boolean {
  return causesOf(one).some((cause) => causes.includes(cause))
    && (places.length === 0 || one.departments.some((department) => places.includes(department)))
    && one.receivedAt >= since && (until === null || one.receivedAt < until)
}

/** The declared emergency that a case belongs to; of several the latest. */
export async function declaredFor(one: CaseCause): Promise<Emergency | null> {
  const declared = await emergenciesIn('declared')
  return declared.find((emergency) => belongs(one, emergency)) ?? null
}

/** Newest first, without those whose process somebody has cancelled: nobody carries them out. */
export async function emergenciesIn(...states: EmergencyState[]): Promise<Emergency[]> {
  const found = await Emergencies.find({ state: { $in: states } }, { pictures: 0 }).sort({ since: -1, _id: -1 }).lean<Emergency[]>()
  if (found.length === 0) return []
  const canceled = await Instances.find({ _id: { $in: found.flatMap(({ rootKey }) => rootKey ?? []) }, state: 'canceled' }, { _id: 1 }).lean()
  const gone = new Set(canceled.map(({ _id }) => _id))
  return found.filter(({ rootKey }) => !gone.has(rootKey ?? ''))
}

/** The cases of an emergency, as a condition. */
export const casesOf = ({ causes, places, since, until }: Scope): QueryFilter<Complaint> => ({
  receivedAt: { $gte: since, ...(until && { $lt: until }) },
  ...(places.length > 0 && { departments: { $in: places } }),
  $or: [
    { 'facts.tag': { $in: causes } },
    { 'facts.signals': { $in: causes.filter((cause) => cause !== epidemic) } },
    ...(causes.includes(epidemic) ? [{ 'facts.epidemicRelated': true }] : []),
  ],
})

/** Those that are being handled now: of an emergency, or still tagged as its own. */
export const runningCasesOf = async (emergency: Emergency): Promise<string[]> =>
  (await Complaints.find({ 'progress.state': 'handling', '$or': [casesOf(emergency), { 'facts.emergency': emergency._id }] }, { _id: 1 }).lean()).map(({ _id }) => _id)
