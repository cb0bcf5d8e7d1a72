/** Plays on the rehearsal: an administrator does what everybody would do, and what was done can become a scenario. */
import { Duration } from 'luxon'
import { errorTable, Refusal, type ErrorCode, type FieldFault } from '../../errors/errors.ts'
import type { Answer, Client } from '../../scenarios/client.ts'
import { readMoment } from '../../scenarios/moments.ts'
import { saidBy } from '../../scenarios/row-fault.ts'
import type { World } from '../../scenarios/world.ts'
import { pictureOf, type Picture, type PlayTask } from './picture.ts'
import { assignments, outcomes, whoOf, type PlayRow } from './rows.ts'

interface PlayedCase {
  id: string
  receipt: string
  trackingCode: string
  subject: string
}

export interface Play {
  cases: PlayedCase[]
  rows: PlayRow[]
  /** As it was after the last step, by case. */
  seen: Map<string, Picture>
}

export const newPlay = (): Play => ({ cases: [], rows: [], seen: new Map() })

export interface Report {
  channel: string
  subject: string
  narrative: string
  department?: string | undefined
  anonymous?: boolean | undefined
  /** Person id of whoever writes it down; without it the complainant reports it. */
  by?: string | undefined
}

const complainant = { name: '演练 Rehearsal', email: 'complainant@example.org' }

/** @throws Refusal with what the rehearsal says */
export async function report(play: Play, world: World, { by, ...given }: Report): Promise<Picture> {
  const body = { ...given, complainant: given.anonymous ? {} : { ...complainant, phone: `1${String(Date.now()).slice(-10)}` } }
  const client = by ? clientOf(world, by) : world.anyone
  const opened = taken(await (await client).call<PlayedCase>('POST', by ? '/api/complaints' : '/api/public/complaints', body))
  play.cases.push({ ...opened, subject: given.subject })
  const texts = Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'anonymous'))
  const row = { who: by ?? 'complainant', does: 'reports', with: [assignments(texts, { channel: 'web' }, new Date()), ...(given.anonymous ? ['anonymous=yes'] : [])].join('; ') }
  return await written(play, world, opened.id, row)
}

/** @param as person id @throws Refusal with what the rehearsal says */
export async function complete(play: Play, world: World, { key, as, variables }: { key: string, as: string, variables: Record<string, unknown> }): Promise<Picture> {
  const client = await clientOf(world, as)
  const task = taken(await client.call<PlayTask & { complaintId?: string }>('GET', `/api/tasks/${key}`))
  const { data } = taken(await client.call<{ data: Record<string, unknown> }>('GET', `/api/tasks/${key}/form?lang=en`))
  const now = await world.now()
  taken(await client.call('POST', `/api/tasks/${key}/complete`, { variables }))
  const id = task.complaintId ?? play.cases.at(-1)?.id ?? ''
  return await written(play, world, id, { who: whoOf(as, task, world.hospital), does: task.elementId, with: assignments(variables, data, now) })
}

/** Time goes on: by a duration, or until a moment of the case. @throws Refusal `request.invalid` */
export async function jump(play: Play, world: World, { complaint, until, passes }: { complaint: string, until?: string | undefined, passes?: string | undefined }): Promise<Picture> {
  const now = await world.now()
  const ahead = passes === undefined ? (await momentIn(world, complaint, until ?? '')).getTime() - now.getTime() : Duration.fromISO(passes).toMillis()
  if (!Number.isFinite(ahead) || ahead < 0) throw new Refusal('request.invalid', { errors: [{ path: '/until', message: 'is no moment to come', zh: '不是将来的时刻' }] })
  await world.wait(ahead)
  return await written(play, world, complaint, { who: 'time', does: passes === undefined ? 'until' : 'passes', with: passes ?? until ?? '' })
}

async function momentIn(world: World, complaint: string, text: string): Promise<Date> {
  const { complaint: file, tasks } = await pictureOf(world, complaint)
  const instant = (at: string | undefined): Date | null => (at === undefined ? null : new Date(at))
  try {
    return await readMoment(text, {
      now: await world.now(), calendar: world.hospital.calendar,
      deadline: async (stage) => instant(file.deadlines.filter((one) => one.stage === stage).toSorted((a, b) => a.round - b.round).at(-1)?.at),
      due: async (step) => instant(tasks.find(({ elementId }) => elementId === step)?.dueAt),
    })
  } catch (cause) {
    const { en, zh } = saidBy(cause)
    throw new Refusal('request.invalid', { cause, errors: [{ path: '/until', message: en, zh }] })
  }
}

export interface Word {
  complaint: string
  does: 'adds facts' | 'rates' | 'withdraws'
  text: string
  satisfied?: boolean | undefined
}

const ways = { 'adds facts': ['facts', 'text'], 'rates': ['rating', 'comment'], 'withdraws': ['withdrawal', 'reason'] } as const

/** What a complainant does after the report: more facts, a judgement, a withdrawal. @throws Refusal with what the rehearsal says */
export async function speakUp(play: Play, world: World, { complaint, does, text, satisfied }: Word): Promise<Picture> {
  const found = play.cases.find(({ id }) => id === complaint)
  if (!found) throw new Refusal('complaint.unknown')
  const [path, word] = ways[does]
  const said = { ...(does === 'rates' && { satisfied: satisfied ?? false }), ...(text && { [word]: text }) }
  taken(await world.anyone.call('POST', `/api/public/complaints/${found.receipt}/${path}`, { code: found.trackingCode, ...said }))
  return await written(play, world, complaint, { who: 'complainant', does, with: assignments(said, {}, new Date()) })
}

/** The row, with what came of it. A row about an earlier case says which. */
async function written(play: Play, world: World, id: string, row: Omit<PlayRow, 'expect'>): Promise<Picture> {
  const picture = await pictureOf(world, id)
  const number = play.cases.findIndex((one) => one.id === id) + 1
  const isEarlier = number > 0 && number < play.cases.length && row.who !== 'time'
  play.rows.push({ ...row, with: [...(isEarlier ? [`case=${number}`] : []), row.with].filter(Boolean).join('; '), expect: outcomes(play.seen.get(id) ?? null, picture) })
  play.seen.set(id, picture)
  return picture
}

async function clientOf(world: World, id: string): Promise<Client> {
  const person = world.hospital.people.find((one) => one.id === id)
  if (!person) throw new Refusal('person.unknown')
  return await world.as(person)
}

/** What the rehearsal refuses is refused here with its own words. */
export function taken<T>({ status, body }: Answer<T>): T {
  if (status < 300) return body
  const { type = '', detail, errors } = body as { type?: string, detail?: string, errors?: FieldFault[] }
  const code = type.replace('/problems/', '')
  throw new Refusal(code in errorTable ? code as ErrorCode : 'request.invalid', { ...(errors && { errors }), ...(detail && { detail }) })
}
