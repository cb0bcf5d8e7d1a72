/** What happens to a complaint from outside the process: it is reported, added to, judged, withdrawn, looked at. */
import { eventually, type Answer, type Client } from '../client.ts'
import { theCase, type Reported, type Story } from '../story.ts'
import { personMeant } from '../who.ts'
import type { Act, Doing } from './index.ts'
import { readTick } from '../values.ts'
import { textsOf } from './given.ts'

const aboutTheCase = ['channel', 'subject', 'narrative', 'department', 'nature', 'place', 'occurredAt'] as const
const aboutThePerson = ['name', 'phone', 'email', 'relation'] as const

/** Words that no table knows, so that nothing is proposed by chance. */
const madeUp = { channel: 'web', subject: 'Something to look into', narrative: 'It was not as it should be. Please look into it and write to me.' }

/** By a complainant on the page; by somebody of the hospital for those who come otherwise. */
export const report: Act = async (story, { who, given }) => {
  const { again = 'no', anonymous = 'no', ...texts } = textsOf(given, [...aboutTheCase, ...aboutThePerson, 'again', 'anonymous'])
  const unnamed = readTick(anonymous) === true
  const complainant = readTick(again) === true ? theCase(story).complainant : { ...(!unnamed && someoneNew()), ...only(texts, aboutThePerson) }
  const body = { ...madeUp, ...only(texts, aboutTheCase), ...(unnamed && { anonymous: true }), complainant }
  const { world } = story
  const answer = who === 'complainant'
    ? await world.anyone.call<Opened>('POST', '/api/public/complaints', body)
    : await (await clientOf(story, who)).call<Opened>('POST', '/api/complaints', body)
  if (answer.status === 201) {
    const { receivedAt } = await world.admin.get<{ receivedAt: string }>(`/api/complaints/${answer.body.id}`)
    story.here = { ...answer.body, receivedAt: new Date(receivedAt), complainant }
    story.cases.push(story.here)
  }
  return answer
}

type Opened = Omit<Reported, 'receivedAt' | 'complainant'>

/** Those of these names; an empty one takes away what would be made up. */
const only = (texts: Record<string, string | undefined>, names: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => names.includes(name)).map(([name, text]) => [name, text || undefined]))

let people = 0

/** Nobody who was here before: the same telephone number would make it a repeated complaint. */
function someoneNew(): Record<string, string> {
  people += 1
  return { name: `Li Na ${people}`, phone: `1${String(Date.now() * 100 + people).slice(-10)}` }
}

/** With the code of the case, or by somebody who may see it. */
const ask = (path: string, word: 'text' | 'reason', made: string): Act => async (story, { who, given }) => {
  const { id, receipt, trackingCode } = theCase(story)
  const body = { [word]: made, ...textsOf(given, [word]) }
  return who === 'complainant'
    ? story.world.anyone.call('POST', `/api/public/complaints/${receipt}/${path}`, { code: trackingCode, ...body })
    : (await clientOf(story, who)).call('POST', `/api/complaints/${id}/${path}`, body)
}

export const addFacts: Act = ask('facts', 'text', 'There is more to say about it.')
export const withdraw: Act = ask('withdrawal', 'reason', 'It has been settled.')

export const rate: Act = async (story, { given }) => {
  const { receipt, trackingCode } = theCase(story)
  const { satisfied = 'yes', score, comment } = textsOf(given, ['satisfied', 'score', 'comment'])
  return story.world.anyone.call('POST', `/api/public/complaints/${receipt}/rating`, {
    code: trackingCode, satisfied: readTick(satisfied), ...(score !== undefined && { score: Number(score) }), comment,
  })
}

export const answerQuestion: Act = async (story, { given }) => {
  const { receipt, trackingCode } = theCase(story)
  const { anyone } = story.world
  const { text = 'It was as I said.' } = textsOf(given, ['text'])
  const question = await eventually('a question is asked', async () => (await anyone.get<{ questions: { id: string }[] }>(`/api/public/complaints/${receipt}?code=${trackingCode}`)).questions.at(-1) ?? false)
  return anyone.call('POST', `/api/public/complaints/${receipt}/questions/${question.id}/answer`, { code: trackingCode, text })
}

export const look: Act = (story) => {
  const { receipt, trackingCode } = theCase(story)
  return looking(story, story.world.anyone, `/api/public/complaints/${receipt}?code=${trackingCode}`)
}

export const openCase: Act = async (story, { who }) => looking(story, await clientOf(story, who), `/api/complaints/${theCase(story).id}`)

function looking(story: Story, client: Client, path: string): Promise<Answer> {
  story.look = () => client.call('GET', path)
  return story.look()
}

const clientOf = async ({ world }: Story, who: Doing['who']): Promise<Client> => world.as(personMeant(who, world.hospital))
