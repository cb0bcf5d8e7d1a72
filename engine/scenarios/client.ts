/** Talks to a running server as a program of somebody's would. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Answer<T = unknown> {
  status: number
  body: T
  headers: Headers
}

export class Client {
  readonly baseUrl: string
  readonly token: string | null
  readonly headers: Record<string, string>

  /** @param headers sent with every call */
  constructor(baseUrl: string, token: string | null = null, headers: Record<string, string> = {}) {
    this.baseUrl = baseUrl
    this.token = token
    this.headers = headers
  }

  /** Signs in and gives back a client with an API token of that person. */
  static async signedIn(baseUrl: string, email: string, password: string): Promise<Client> {
    const session = await new Client(baseUrl).call('POST', '/api/sign-in', { email, password })
    expectStatus(session, 200)
    const cookie = session.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    const made = await new Client(baseUrl).call<{ token: string }>('POST', '/api/tokens', { name: 'scenarios' }, { cookie })
    expectStatus(made, 201)
    return new Client(baseUrl, made.body.token)
  }

  /** Any status is an answer. */
  async call<T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const form = body instanceof FormData
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        // A connection that is kept may be closed by the other side in the moment in which it is used again.
        'connection': 'close',
        ...this.headers,
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: form ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers }
  }

  /** @throws Error with the problem in its message on any status but 200 */
  async get<T>(path: string): Promise<T> {
    return expectStatus(await this.call<T>('GET', path), 200).body
  }

  /** All pages of a list. */
  async all<T>(path: string, { isEnough = () => false, limit = 200 }: { isEnough?: (item: T) => boolean, limit?: number } = {}): Promise<T[]> {
    const items: T[] = []
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await this.get<{ items: T[], next?: string }>(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`)
      items.push(...page.items)
      cursor = page.items.some(isEnough) ? undefined : page.next
    }
    return items
  }

  /** @throws Error with the problem in its message on any status but a 2xx */
  async post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const answer = await this.call<T>('POST', path, body, headers)
    if (answer.status >= 300) throw unexpected(answer, '2xx')
    return answer.body
  }
}

function expectStatus<T>(answer: Answer<T>, status: number): Answer<T> {
  if (answer.status !== status) throw unexpected(answer, String(status))
  return answer
}

const unexpected = ({ status, body }: Answer, wanted: string): Error => new Error(`answered ${status} instead of ${wanted}: ${JSON.stringify(body)}`)

/** How soon somebody who waits looks again, in milliseconds, and then ever less often: each look costs the server work that others wait for. */
export const pollMs = 120
export const longer = (pause: number): number => Math.min(1.2 * pause, 400)

/** Asks again until there is an answer; the projection is a fraction of a second behind. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined | false>, withinMs = 60_000): Promise<T> {
  const end = Date.now() + withinMs
  let last: unknown
  for (let pause = pollMs; ; pause = longer(pause)) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${what} (last: ${last instanceof Error ? last.message : JSON.stringify(last)})`)
    await sleep(pause)
  }
}
