/** The case file, its clocks, its diary, and the messages about it. */
import { caseFile, newestClock, theCase, type Story } from '../story.ts'
import { RowFault } from '../row-fault.ts'
import { peopleMeant } from '../who.ts'
import { finding, isThen, oneOf, shown, type Check } from './finding.ts'

export const ofTheCase: Check = async (story, expectation) => finding((await caseFile(story, theCase(story)))[expectation.subject[0] ?? ''], expectation)

export const fact: Check = async (story, expectation) => finding((await caseFile(story, theCase(story))).facts[expectation.subject[1] ?? ''], expectation)

export const answerText: Check = async (story, expectation) => finding((await caseFile(story, theCase(story))).answer?.text, expectation)

/** Without a stage it may be any of the clocks, of any round. */
export const clock: Check = async (story, expectation) => {
  const { subject: [, stage], value } = expectation
  const file = await caseFile(story, theCase(story))
  if (stage === undefined) return oneOf(file.deadlines.map(({ state }) => state), expectation)
  const newest = newestClock(file, stage)
  return /^[a-z-]*$/.test(value) || !newest ? finding(newest?.state, expectation) : isThen(new Date(newest.at), story, value)
}

interface Sent {
  to: string
  template: string
  text: string
  at: string
}

/** About the case; where there is none, all since the scenario began. */
async function sent({ world: { admin }, here, startedAt }: Story): Promise<Sent[]> {
  const items = await admin.all<Sent>(`/api/notifications${here ? `?complaint=${here.id}` : ''}`)
  return items.filter(({ at }) => new Date(at) >= startedAt)
}

export const told: Check = async (story, expectation) => {
  const whom = expectation.subject.slice(1).join(' ')
  const meant = new Set(whom === 'complainant' ? [whom] : peopleMeant(whom, story.world.hospital).map(({ id }) => id))
  if (meant.size === 0) throw new RowFault({ en: `There is no ${whom}.`, zh: `没有 ${whom}。` })
  return oneOf((await sent(story)).filter(({ to }) => meant.has(to)).map(({ template }) => template), expectation)
}

export const letter: Check = async (story, expectation) =>
  oneOf((await sent(story)).filter(({ template }) => template === expectation.subject[1]).map(({ text }) => text), expectation)

interface Happening {
  kind: string
  data: Record<string, unknown>
}

/** With a field: one of the entries has it so. Without: how many there are, or that there is one. */
export const history: Check = async (story, expectation) => {
  const [, kind, field] = expectation.subject
  const { items } = await story.world.admin.get<{ items: Happening[] }>(`/api/complaints/${theCase(story).id}/history`)
  const entries = items.filter((one) => one.kind === kind)
  if (field !== undefined) return oneOf(entries.map(({ data }) => data[field]), expectation)
  if (expectation.compare) return finding(entries.length, expectation)
  return { holds: entries.length > 0, found: shown([...new Set(items.map((one) => one.kind))]) }
}
