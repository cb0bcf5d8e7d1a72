/** `npm run rebuild`: makes the projection anew, with the settings of the server, while the server is stopped. */
import pino from 'pino'
import { ConfigFaults, readConfig } from '../../config/read-config.ts'
import type { Config } from '../../config/settings.ts'
import { SetupProblem, startEmbedded } from '../../embedded/index.ts'
import { connectStore, prepareCollections } from '../../store/store.ts'
import { rebuild, RebuildRefused } from './rebuild.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function run(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2))
  // Takes the data folder even where the database is another one: a server that runs on it, or would start meanwhile, is refused.
  const embedded = await startEmbedded({
    dataDir: config.dataDir, zeebeVersion: config.zeebeVersion, zeebe: false, mongo: !config.mongoUrl, controlledClock: false,
    sink: { url: '', user: '', password: '' }, log, onProgress: say, ...(config.mongoPort && { ports: { mongo: config.mongoPort } }),
  })
  try {
    const connection = await connectStore(config.mongoUrl ?? embedded.mongoUrl ?? '', log)
    await prepareCollections()
    say('rebuilding the projection from the raw records')
    const { records, deadLetters } = await rebuild(log)
    say(`done: ${records} records applied${deadLetters > 0 ? `, ${deadLetters} of them put aside` : ''}`)
    await connection.close()
  } finally {
    await embedded.stop()
  }
}

try {
  await run(readConfig(process.env))
} catch (error) {
  if (!(error instanceof ConfigFaults || error instanceof SetupProblem || error instanceof RebuildRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
