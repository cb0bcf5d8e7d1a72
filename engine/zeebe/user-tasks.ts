/** Commands to user tasks: only the REST gateway has them, under /v1 on 8.5 and under /v2 since 8.6. */
import { EngineFault, fromProblem, withRetry } from './fault.ts'
import type { TopologyReader } from './topology.ts'
import { plain } from './variables.ts'

export interface TaskChanges {
  candidateGroups?: string[]
  candidateUsers?: string[]
  /** ISO 8601 with offset; an empty string removes it. */
  dueDate?: string
  followUpDate?: string
}

export interface UserTasks {
  /** Without `allowOverride` a task that somebody else has is a conflict. `by`: who gives it to them; the record carries it. */
  assign(key: string, assignee: string, options: { allowOverride: boolean, by?: string }): Promise<void>
  unassign(key: string): Promise<void>
  /** @param action free text that the record of the completion carries */
  complete(key: string, variables: Record<string, unknown>, action: string): Promise<void>
  update(key: string, changes: TaskChanges): Promise<void>
}

type Method = 'POST' | 'PATCH' | 'DELETE'
/** Headers that authenticate a request, if the cluster wants any. */
type Authorize = () => Promise<Record<string, string>>

export function userTasks(restAddress: string, topology: TopologyReader, authorize: Authorize): UserTasks {
  const send = async (method: Method, key: string, path: string, body: unknown, repeatable: boolean) => {
    await topology.checkKey(key)
    const { version } = await topology.known()
    const url = `${restAddress}${version.startsWith('8.5.') ? '/v1' : '/v2'}/user-tasks/${key}${path}`
    await withRetry(async () => await request(method, url, body, await authorize()), { repeatable })
  }
  return {
    assign: async (key, assignee, { allowOverride, by }) => await send('POST', key, '/assignment', { assignee, allowOverride, action: by ? `assign:${by}` : 'assign' }, true),
    unassign: async (key) => await send('DELETE', key, '/assignee', undefined, true),
    complete: async (key, variables, action) => await send('POST', key, '/completion', { variables: plain(variables), action }, false),
    update: async (key, changes) => await send('PATCH', key, '', { changeset: changes, action: 'update' }, true),
  }
}

async function request(method: Method, url: string, body: unknown, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  }).catch((error: unknown) => {
    const { cause } = error as { cause?: { code?: unknown } }
    throw new EngineFault('away', String(error), { cause: error, unsent: cause?.code === 'ECONNREFUSED' || cause?.code === 'ENOTFOUND' })
  })
  const text = await answer.text().catch(() => '')
  if (!answer.ok) throw fromProblem(answer.status, ...problemOf(text))
}

function problemOf(text: string): [title: string, detail: string] {
  try {
    const { title = '', detail = '' } = JSON.parse(text) as { title?: string, detail?: string }
    return [String(title), String(detail)]
  } catch {
    return ['', text.slice(0, 500)]
  }
}
