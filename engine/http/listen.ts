import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import type { Config } from '../config/settings.ts'
import { SetupProblem } from '../embedded/setup-problem.ts'

/** How long requests in work may take after the server was told to stop. */
const drainFor = 10_000

type Place = Pick<Config, 'host' | 'port'>

/** @throws SetupProblem naming a taken port */
export async function refuseTakenPort(place: Place): Promise<void> {
  const probe = createServer()
  await bind(probe, place)
  await new Promise((resolve) => probe.close(resolve))
}

/** @throws SetupProblem naming a taken port */
export async function listen(app: Express, place: Place): Promise<{ close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000 }, app)
  await bind(server, place)
  let closing = false
  server.prependListener('request', (_req, res) => {
    if (closing) res.setHeader('Connection', 'close') // else a busy client's connection would never become idle
  })
  return {
    close: () => new Promise((resolve) => {
      closing = true
      const limit = setTimeout(() => server.closeAllConnections(), drainFor)
      server.close(() => {
        clearTimeout(limit)
        resolve()
      })
      server.closeIdleConnections()
    }),
  }
}

const bind = (server: Server, { host, port }: Place): Promise<void> => new Promise((resolve, reject) => {
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'EADDRINUSE' ? new SetupProblem(`Port ${port} is taken by another program: stop it or set PORT to another one.`) : error)
  })
  server.listen(port, host, resolve)
})
