/** Starts everything in order and stops it in the opposite one. */
import pino from 'pino'
import { ConfigFaults, readConfig } from './config/read-config.ts'
import type { Config } from './config/settings.ts'
import { SetupProblem } from './embedded/setup-problem.ts'
import { endWithParent } from './rehearsal/child/end-with-parent.ts'
import { startServer } from './server.ts'

const say = (line: string): void => { process.stdout.write(`${line}\n`) }

function configured(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigFaults) {
      process.stderr.write(`${error.message}\n`)
      process.exit(78)
    }
    throw error
  }
}

const config = configured()
const log = pino({ level: config.logLevel, base: null, serializers: { error: pino.stdSerializers.err } }, pino.destination(2))

// A fault that nobody handled must not end a server that holds other people's work; it is logged as what it is.
process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'))

if (config.rehearsal) endWithParent()

const stopping = new AbortController()
const starting = startServer(config, log, say, stopping.signal)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('Stopping: finishing what is under way …')
    stopping.abort(new SetupProblem('Stopped before the start was through.'))
    starting.then((server) => server.stop()).then(() => process.exit(0), (error: unknown) => {
      log.error({ error }, 'could not stop cleanly')
      process.exit(1)
    })
  })
}

try {
  await starting
} catch (error) {
  if (error instanceof SetupProblem) process.stderr.write(`${error.message}\n`)
  else log.fatal({ error }, 'could not start')
  process.exit(1)
}
