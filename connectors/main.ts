/**
 * `npm run connectors -- [job types…]`: runs connectors in a process of their own, beside a server or instead of its own (RECOURSE_CONNECTORS=none there). It takes the
 * server's environment; any number of these processes share the work.
 */
import pino from 'pino'
import { useInstallationSecret } from '../engine/access/installation-secret.ts'
import { systemClock } from '../engine/clock/clock.ts'
import { followOwnWords } from '../engine/complaints/own-words.ts'
import { ConfigFaults, readConfig } from '../engine/config/read-config.ts'
import type { Config } from '../engine/config/settings.ts'
import { mongoUrl } from '../engine/embedded/mongo.ts'
import { SetupProblem } from '../engine/embedded/setup-problem.ts'
import { connectStore, prepareCollections } from '../engine/store/store.ts'
import { connectZeebe } from '../engine/zeebe/client.ts'
import { connectors } from './index.ts'
import { chooseConnectors } from './kit/choose-connectors.ts'
import { startWork } from './kit/work.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function run(config: Config, wanted: string[]): Promise<void> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2))
  const chosen = chooseConnectors(wanted, connectors)
  const { zeebe: address, store } = whereTo(config)
  const connection = await connectStore(store, log)
  await prepareCollections()
  const words = await followOwnWords(log)
  useInstallationSecret(config.secret)
  const zeebe = await connectZeebe({ ...address, log })
  const work = startWork(zeebe, chosen, { log, clock: systemClock, config }, 'connectors')
  say(`${chosen.length} connectors at work: ${chosen.map(({ type }) => type).join(', ')}`)

  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => new Promise((resolve) => { process.once(signal, resolve) })))
  say('Stopping: finishing what is under way …')
  await work.close()
  words.stop()
  await zeebe.close()
  await connection.close()
}

/** A broker and a database that the server embeds are found at the ports that it was given. */
function whereTo({ zeebeAddress, zeebeRestAddress, zeebePort, mongoUrl: url, mongoPort }: Config) {
  const grpcAddress = zeebeAddress ?? (zeebePort && `127.0.0.1:${zeebePort}`)
  const store = url ?? (mongoPort && mongoUrl(mongoPort))
  if (!grpcAddress || !store) throw new SetupProblem('Say where the broker and the database are: ZEEBE_ADDRESS and MONGODB_URL, or for embedded ones RECOURSE_ZEEBE_PORT and RECOURSE_MONGODB_PORT, as for the server.')
  return { zeebe: { grpcAddress, restAddress: zeebeRestAddress ?? `http://${grpcAddress}` }, store }
}

try {
  const config = readConfig(process.env)
  await run(config, process.argv.length > 2 ? process.argv.slice(2) : config.connectors)
  // A long poll that the broker has not answered yet would keep the process for its whole length.
  process.exit(0)
} catch (error) {
  if (!(error instanceof ConfigFaults || error instanceof SetupProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
