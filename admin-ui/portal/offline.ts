/**
 * Service worker of the report page alone: it opens without a connection, so that a report that is kept on this device can be gone on with and is sent when the
 * network is back. What the server has newer always goes first; nothing that somebody sends or that belongs to a case passes through here.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Fetching extends Extendable {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

const page = '/report'
const facts = new Set(['/api/public/departments', '/api/public/portal', '/api/words'])
const kept = caches.open('recourse-report').catch(() => null)

addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const answer = pathname === page ? newestOr(request, page) : facts.has(pathname) ? newestOr(request, pathname) : pathname.startsWith('/assets/') ? keptOr(request) : null
  if (answer) (event as Fetching).respondWith(answer)
})

// The page tells what it was made of: it was loaded before there was a worker.
addEventListener('message', (event) => {
  const parts = (event as MessageEvent<string[]>).data
  const take = async () => {
    const cache = await kept
    if (cache === null) return
    for (const old of await cache.keys()) if (!parts.includes(new URL(old.url).pathname)) await cache.delete(old)
    const missing = await Promise.all(parts.map(async (part) => (await cache.match(part) ? [] : part)))
    await cache.addAll(missing.flat())
  }
  ;(event as unknown as Extendable).waitUntil(take())
})

/** @param name what it is kept under for everybody: what a short address adds belongs to one ward, and is never shown for another */
async function newestOr(request: Request, name: string): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok && (name === page || new URL(request.url).search === '')) await keep(name, answer.clone())
    return answer
  } catch (error) {
    const before = await (await kept)?.match(name)
    if (before) return before
    throw error
  }
}

/** A device that is full still has its connection. */
async function keep(name: string, answer: Response): Promise<void> {
  await (await kept)?.put(name, answer).catch(() => undefined)
}

/** The name of an asset changes with its content. */
async function keptOr(request: Request): Promise<Response> {
  return await (await kept)?.match(request) ?? await fetch(request)
}
