/** A provider's HTTP interface on a free loopback port: what it heard, and the moods that such interfaces have. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Heard {
  method: string
  /** With its query. */
  url: URL
  headers: IncomingMessage['headers']
  body: string
}

export interface ProviderServer<T> {
  url: string
  /** What it has taken, in order. */
  taken: T[]
  /** How it answers the next requests: by its rules, with a status and nothing else, or not at all. */
  mood: 'well' | number | 'silence' | 'hang-up'
  close(): Promise<void>
}

/** @param answer gives status and body; it pushes what it takes itself */
export async function providerServer<T>(answer: (heard: Heard, taken: T[]) => [status: number, body: unknown]): Promise<ProviderServer<T>> {
  const server = createServer((request, response) => void respond(request, response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: ProviderServer<T> = {
    url, taken: [], mood: 'well',
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => { server.close(closed) })
    },
  }
  return provider

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString('utf8')
    const heard: Heard = { method: request.method ?? '', url: new URL(request.url ?? '/', url), headers: request.headers, body }
    const { mood } = provider
    if (typeof mood === 'number') {
      response.writeHead(mood).end()
      return
    }
    // It was taken all the same: nobody can know.
    const [status, said] = answer(heard, provider.taken)
    if (mood === 'silence') return
    if (mood === 'hang-up') request.socket.destroy()
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  }
}
