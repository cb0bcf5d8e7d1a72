import { createServer } from 'node:http'
import type { Express } from 'express'
import type { Config } from '../config/settings.ts'
import { SetupProblem } from '../embedded/setup-problem.ts'

/** How long requests in work may take after the server was told to stop. */
const drainFor = 10_000

/** @throws SetupProblem naming a taken port */
export async function listen(app: Express, { host, port }: Config): Promise<{ close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000 }, app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new SetupProblem(`Port ${port} is taken by another program: stop it or set PORT to another one.`) : error)
    })
    server.listen(port, host, resolve)
  })
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
