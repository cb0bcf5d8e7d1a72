/** Time, tables, messages and processes: what nobody in particular does. */
import { readDuration, readMoment } from '../moments.ts'
import { momentsOf } from '../story.ts'
import { RowFault } from '../row-fault.ts'
import type { Act } from './index.ts'
import { valuesOf } from './given.ts'

export const passTime: Act = async ({ world }, { given }) => {
  await world.wait(readDuration(given.get('') ?? ''))
  return null
}

export const waitUntil: Act = async (story, { given }) => {
  const now = await story.world.now()
  const at = await readMoment(given.get('') ?? '', { ...momentsOf(story), now })
  if (at < now) throw new RowFault({ en: `It is ${now.toISOString()} already, past ${at.toISOString()}.`, zh: `现在已是 ${now.toISOString()}，晚于 ${at.toISOString()}。` })
  await story.world.wait(at.getTime() - now.getTime())
  return null
}

export const askTable: Act = async (story, { what, given }) => {
  const answer = await story.world.admin.call<{ output: unknown }>('POST', `/api/decisions/${what}/evaluate`, { variables: valuesOf(given) })
  if (answer.status === 200) story.decided = answer.body.output
  return answer
}

export const publish: Act = ({ world }, { what: name, given }) => {
  const { key: _, ...variables } = valuesOf(given)
  return world.admin.call('POST', '/api/testing/messages', { name, key: given.get('key') ?? '', variables })
}

export const startProcess: Act = ({ world }, { what, given }) => world.admin.call('POST', `/api/processes/${what}/instances`, { variables: valuesOf(given) })
