/** What was played, as rows of a scenario table (docs/scenarios.md). */
import { groupsOf } from '../../people/store.ts'
import type { Hospital } from '../../people/index.ts'
import type { Picture, PlayTask } from './picture.ts'

export interface PlayRow {
  who: string
  does: string
  with: string
  expect: string
}

type Flat = [name: string, value: string]

/** A group reads better in a table than a name, and outlives whoever is in it. */
export function whoOf(person: string, { candidateGroups }: Pick<PlayTask, 'candidateGroups'>, { people }: Pick<Hospital, 'people'>): string {
  const found = people.find(({ id }) => id === person)
  return (found && candidateGroups.find((group) => groupsOf(found).includes(group))) ?? person
}

/** `name=value` of what somebody filled in otherwise than the form showed it. Files are left out. */
export function assignments(values: Record<string, unknown>, shown: Record<string, unknown>, now: Date): string {
  return Object.entries(values)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(shown[name]) && !isEmpty(value) && !isFile(value))
    .flatMap(([name, value]) => flatten(name, value, now))
    .map(([name, value]) => `${name}=${value}`).join('; ')
}

/** What came of a step: steps that are open now, what the case has become, who outside was told. */
export function outcomes(before: Picture | null, { complaint, tasks, messages }: Picture): string {
  const open = (picture: Picture | null): string[] => picture?.tasks.map(({ elementId }) => elementId) ?? []
  const parts = [...new Set(tasks.map(({ elementId }) => elementId))].filter((id) => !open(before).includes(id)).map((id) => `task=${id}`)
  if (before && complaint.state !== before.complaint.state) parts.push(`state=${complaint.state}`)
  if (complaint.tier && complaint.tier !== before?.complaint.tier) parts.push(`tier=${complaint.tier}`)
  const clocks = newestClocks(before)
  for (const [stage, state] of newestClocks({ complaint })) {
    if (clocks.has(stage) && clocks.get(stage) !== state && ['met', 'missed'].includes(state)) parts.push(`deadline ${stage}=${state}`)
  }
  const known = new Set(before?.messages.map(({ id }) => id))
  const told = messages.filter(({ id, to }) => !known.has(id) && to === 'complainant').map(({ template }) => `told complainant=${template}`)
  return [...parts, ...new Set(told)].join('; ')
}

const newestClocks = (picture: Pick<Picture, 'complaint'> | null): Map<string, string> =>
  new Map(picture?.complaint.deadlines.toSorted((a, b) => a.round - b.round).map(({ stage, state }) => [stage, state]))

function flatten(name: string, value: unknown, now: Date): Flat[] {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) {
    return value.flatMap((row, i) => Object.entries(row as object).flatMap(([key, inner]) => (isEmpty(inner) ? [] : flatten(`${name}.${i + 1}.${key}`, inner, now))))
  }
  if (Array.isArray(value)) return [[name, value.map((item) => written(item, now)).join('|')]]
  return [[name, written(value, now)]]
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
/** form-js puts a placeholder in the place of a file. */
const isFile = (value: unknown): boolean => typeof value === 'string' && value.startsWith('files::')

function written(value: unknown, now: Date): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return JSON.stringify(value)
  return moment(value, now) ?? (/[;|="\n]|^\s|\s$|^case \d/.test(value) ? JSON.stringify(value) : value)
}

/** A date is so far from the day of the play: the table is played again on other days. */
function moment(text: string, now: Date): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/.test(text) || Number.isNaN(Date.parse(text))) return null
  const hours = Math.round((Date.parse(text) - now.getTime()) / 3_600_000)
  const size = Math.abs(hours) % 24 === 0 || text.length === 10 ? `P${Math.max(0, Math.ceil(Math.abs(hours) / 24))}D` : `PT${Math.abs(hours)}H`
  return `${hours < 0 ? '-' : '+'}${size}`
}
