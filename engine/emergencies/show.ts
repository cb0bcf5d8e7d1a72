/** The emergencies as they leave the server: what state, whose part, and for those who lead or work in them the situation pictures with their words. */
import { hasRole, type Actor, type Role } from '../access/actor.ts'
import { Entries, type Entry } from '../complaints/entry.ts'
import { named } from '../complaints/show.ts'
import { nameOf, type Sentence } from '../complaints/vocabulary.ts'
import type { Hospital } from '../people/hospital.ts'
import { emergenciesIn } from './belonging.ts'
import { Emergencies, type Emergency, type Picture } from './emergency.ts'
import type { Figures } from './figures.ts'
import { membersOfEmergency } from './team.ts'

/** They read the pictures of every emergency; its own people read those of their own. */
const readers: readonly Role[] = ['administrator', 'complaint-office', 'supervision', 'leadership', 'quality-team']

export interface ShownPicture {
  no: number
  at: Date
  figures: Figures
  /** By the keys of the form `screen-facts`. */
  words: Record<string, unknown>
}

export interface ShownEmergency {
  id: string
  state: string
  causes: { id: string, name: Sentence }[]
  places: string[]
  since: Date
  until?: Date
  people: { part: 'coordinator' | 'handler' | 'deputy' | 'team', id: string, name: string, nameZh?: string }[]
  /** What was given as guidance, newest first: for everybody. */
  guidance: { at: Date, text: string }[]
  /** Why it was declared and who does what; the pictures, newest first. */
  reason?: string
  duties?: string
  pictures?: ShownPicture[]
}

/** The declared ones first, then those that are over, the latest of each. */
export async function shownEmergencies(actor: Actor, hospital: Hospital): Promise<ShownEmergency[]> {
  const [declared, over] = [await emergenciesIn('declared'), await emergenciesIn('stood-down', 'reviewed')]
  return await Promise.all([...declared, ...over.slice(0, 20)].map((emergency) => show(emergency, actor, hospital)))
}

/** Whether somebody leads or works in it, or supervises all of them. */
export const mayReadEmergency = (emergency: Emergency, actor: Actor): boolean => hasRole(actor, ...readers) || membersOfEmergency(emergency).includes(actor.id)

/** What was written while it was declared, carried out and reviewed, oldest first. */
export const entriesOfEmergency = ({ rootKey, startId }: Pick<Emergency, 'rootKey' | 'startId'>): Promise<Entry[]> =>
  Entries.find({ $or: [{ rootKey: rootKey ?? '' }, { _id: startId ?? '' }], state: 'kept' }).sort({ at: 1 }).lean<Entry[]>()

export async function show(emergency: Emergency, actor: Actor, hospital: Hospital): Promise<ShownEmergency> {
  const { _id, state, causes, places, since, until } = emergency
  const entries = await entriesOfEmergency(emergency)
  const last = (key: string): string | undefined => entries.findLast(({ words }) => typeof words[key] === 'string')?.words[key] as string | undefined
  const reads = mayReadEmergency(emergency, actor)
  const [reason, duties] = [last('reason'), last('duties')]
  return {
    id: _id, state, causes: causes.map((id) => ({ id, name: nameOf('tag', id) })), places, since, ...(until && { until }), people: peopleOf(emergency, hospital),
    guidance: entries.filter(({ words }) => typeof words['guidance'] === 'string').map(({ at, words }) => ({ at, text: words['guidance'] as string })).reverse(),
    ...(reads && { ...(reason && { reason }), ...(duties && { duties }), pictures: await picturesOf(_id, entries) }),
  }
}

function peopleOf({ coordinator, handler, deputy, team }: Emergency, hospital: Hospital): ShownEmergency['people'] {
  const parts = [['coordinator', coordinator], ['handler', handler], ['deputy', deputy], ...team.map((id) => ['team', id] as const)] as const
  return parts.flatMap(([part, id]) => (id ? [{ part, ...named(id, hospital) }] : []))
}

async function picturesOf(id: string, entries: Entry[]): Promise<ShownPicture[]> {
  const { pictures = [] } = await Emergencies.findById(id, { pictures: 1 }).lean() ?? {}
  const done = pictures.filter((one) => one.done)
  return done.map((picture, i) => ({ no: picture.no, at: picture.at, figures: picture.figures, words: wordsOf(picture, done[i - 1], entries) })).reverse()
}

/** What the special person wrote between the picture before and this one. */
const wordsOf = ({ at }: Picture, before: Picture | undefined, entries: Entry[]): Record<string, unknown> =>
  entries.findLast((entry) => entry.elementId === 'screen-facts' && entry.at <= at && (!before || entry.at > before.at))?.words ?? {}
