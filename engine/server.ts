/** The whole server: each part is started after what it needs, and stopped before it. */
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { connectors } from '../connectors/index.ts'
import { followCity } from '../connectors/city-hotline/follow-city.ts'
import { watchMailbox } from '../connectors/incoming-mail/watch-mailbox.ts'
import { chooseConnectors } from '../connectors/kit/choose-connectors.ts'
import { startWork } from '../connectors/kit/work.ts'
import { watchRinging } from './calls/ringing.ts'
import { useInstallationSecret } from './access/installation-secret.ts'
import { openAccounts } from './access/sign-in.ts'
import { controlledClock, systemClock } from './clock/clock.ts'
import { prepareUploads } from './complaints/attachments.ts'
import { startDispatcher } from './complaints/dispatch.ts'
import { removeLooseUploads } from './complaints/loose-uploads.ts'
import { followOwnWords } from './complaints/own-words.ts'
import { trackingCodes } from './complaints/receipts.ts'
import type { Config } from './config/settings.ts'
import { followDueDates } from './deadlines/due-dates.ts'
import { startEmbedded } from './embedded/index.ts'
import { firstRun, type FirstSignIn } from './first-run.ts'
import { followAbsences } from './handovers/follow-absences.ts'
import { createApp } from './http/app.ts'
import { listen, refuseTakenPort } from './http/listen.ts'
import { liveChanges } from './http/live.ts'
import { registerMetrics } from './http/metrics.ts'
import { serverReadiness } from './http/server-readiness.ts'
import { metricSources } from './metric-sources.ts'
import { browserPath, closeBrowser } from './letters/print.ts'
import { followMigrations } from './migrations/follow-migrations.ts'
import { watchInbox } from './notifications/watch-inbox.ts'
import { basePack } from './packs/pack-ids.ts'
import { actingAccounts } from './rehearsal/child/acting.ts'
import { deployRehearsed } from './rehearsal/child/deploy-rehearsed.ts'
import { openRehearsals } from './rehearsal/rehearsals.ts'
import { eraseFiles } from './customers/anonymise.ts'
import { followCustomers } from './customers/recognise.ts'
import { fillInSearchWords } from './search/fill-in.ts'
import { finishReleases } from './studio/releases/finish-releases.ts'
import { connectStore, prepareCollections } from './store/store.ts'
import { runBatches } from './watch/index.ts'
import { connectZeebe } from './zeebe/client.ts'
import { advanceBy, recallClock, restoreClock } from './zeebe/records/advance.ts'
import { deployShipped } from './zeebe/deploy/deploy-shipped.ts'
import { startProjection, type Projection } from './zeebe/records/projection.ts'
import { startSink } from './zeebe/records/sink.ts'

/** Of the broker of a rehearsal, in megabytes: it has a handful of cases. */
const rehearsalHeap = 320

export interface RunningServer {
  url: string
  stop(): Promise<void>
}

/**
 * @param say one line for the person who waits at the terminal
 * @param signal breaks off a start that is still fetching or starting the broker and the database
 * @throws SetupProblem with a line that says what to do
 */
export async function startServer(config: Config, log: Logger, say: (line: string) => void, signal: AbortSignal): Promise<RunningServer> {
  const stops: (() => Promise<unknown> | void)[] = []
  const stop = async (): Promise<void> => {
    for (const one of stops.toReversed()) await one()
    stops.length = 0
  }
  try {
    return await start(config, log, say, signal, stops, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(config: Config, log: Logger, say: (line: string) => void, signal: AbortSignal, stops: (() => Promise<unknown> | void)[], stop: () => Promise<void>): Promise<RunningServer> {
  const controlled = config.clock === 'controlled' ? controlledClock() : null
  const clock = controlled ?? systemClock
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`

  // Said before anything long begins, not after it.
  await refuseTakenPort(config)

  // The sink is there before the broker; until the projection runs it answers "not now", and the broker sends again.
  let projection: Projection | null = null
  const password = config.sinkPassword ?? randomBytes(24).toString('base64url')
  const sink = await startSink({
    host: config.sinkHost, port: config.sinkPort ?? 0, user: config.sinkUser, password, log,
    append: async (records) => {
      if (!projection) throw new Error('the projection has not started yet')
      await projection.append(records)
    },
  })
  stops.push(() => sink.close())

  const embedded = await startEmbedded({
    dataDir: config.dataDir, zeebeVersion: config.zeebeVersion, timeZone: config.timeZone, ...(config.rehearsal && { heap: rehearsalHeap }), zeebe: !config.zeebeAddress, mongo: !config.mongoUrl, controlledClock: config.clock === 'controlled',
    sink: { url: `http://127.0.0.1:${sink.port}`, user: config.sinkUser, password },
    ports: { ...(config.zeebePort && { zeebe: config.zeebePort }), ...(config.mongoPort && { mongo: config.mongoPort }) },
    log, onProgress: say, signal,
    onZeebeReady: async ({ managementUrl }) => { if (controlled) await restoreClock(controlled, managementUrl) },
  })
  stops.push(() => embedded.stop())

  const mongoUrl = config.mongoUrl ?? embedded.mongoUrl!
  const connection = await connectStore(mongoUrl, log)
  stops.push(() => connection.close())
  useInstallationSecret(config.secret)
  await prepareCollections()
  await prepareUploads()
  const words = await followOwnWords(log)
  stops.push(() => words.stop())
  const searchWords = fillInSearchWords(log)
  stops.push(() => searchWords.stop())
  await eraseFiles()
  const loose = removeLooseUploads({ days: config.looseUploadDays, log })
  stops.push(() => loose.stop())
  const customers = followCustomers(log)
  stops.push(() => customers.stop())
  const managementUrl = config.zeebeManagementUrl ?? embedded.zeebe?.managementUrl
  if (controlled && managementUrl) await recallClock(controlled, managementUrl)

  projection = await startProjection({ log, recordsDays: config.recordsDays })
  const projected = projection
  stops.push(() => projected.close())
  const live = liveChanges(log)
  projection.changes.on('changed', (change) => live.publish(change))
  const inbox = watchInbox((person) => live.notify(person), log)
  stops.push(() => inbox.close())
  const ringing = watchRinging((person) => live.ring(person), log)
  stops.push(() => ringing.close())

  const zeebe = await connectZeebe({
    grpcAddress: config.zeebeAddress ?? embedded.zeebe!.grpcAddress,
    restAddress: config.zeebeRestAddress ?? embedded.zeebe!.restAddress,
    log,
  })
  stops.push(() => zeebe.close())
  const opened = await openAccounts(connection, { publicUrl, sessionHours: config.sessionHours })
  const accounts = config.rehearsal ? actingAccounts(config.rehearsal, opened) : opened
  const first = await firstRun(config, accounts, clock)
  const jobTypes = connectors.map(({ type }) => type)
  const shipped = await (config.rehearsal ? deployRehearsed({ zeebe, clock, config, jobTypes: [...jobTypes, ...config.jobTypes] }) : deployShipped(zeebe, { pack: config.pack, clock, log }))

  const dispatcher = startDispatcher({ zeebe, clock, log, after: shipped.done })
  stops.push(() => dispatcher.stop())
  const releases = finishReleases({ zeebe, clock, log, wakeDispatcher: () => dispatcher.wake() }, shipped.done)
  stops.push(() => releases.stop())
  const dueDates = followDueDates({ zeebe, changes: projected.changes, log })
  stops.push(() => dueDates.stop())
  const absences = followAbsences({ zeebe, clock, log, onOwed: () => dispatcher.wake() })
  stops.push(() => absences.stop())
  const migrations = followMigrations({ zeebe, clock, changes: projected.changes, log })
  stops.push(() => migrations.stop())
  stops.push(() => closeBrowser())
  const workers = startWork(zeebe, chooseConnectors(config.connectors, connectors), { log, clock, config }, 'server')
  stops.push(() => workers.close())
  const batches = runBatches({ zeebe, clock, log })
  stops.push(() => batches.stop())
  const city = followCity({ zeebe, clock, config, log })
  stops.push(() => city.stop())
  if (!config.rehearsal) {
    const mailbox = watchMailbox({ log, clock, codes: await trackingCodes(), mailFrom: config.mailFrom, onAccepted: () => dispatcher.wake() })
    stops.push(() => mailbox.stop())
  }

  const advance = controlled && managementUrl
    ? (milliseconds: number) => advanceBy(milliseconds, { clock: controlled, managementUrl, projection: projected, outboxEmpty: () => dispatcher.empty(), jobTypes })
    : null
  const readiness = serverReadiness({ zeebe, embedded: () => embedded.status(), lag: () => projected.lag(), browser: () => browserPath(config.chromium) })
  registerMetrics(metricSources({ projection: projected, workers, embedded, clock }))
  const rehearsals = config.rehearsal ? null : openRehearsals({ config, connection, mongoUrl, publicUrl, log })
  const app = createApp({
    rehearsals, config, publicUrl, log, clock, zeebe, accounts, codes: await trackingCodes(), live, readiness, projection: projected, batches, advance,
    connectors, jobTypes: [...jobTypes, ...config.jobTypes], wakeDispatcher: () => dispatcher.wake(), wakeMigrations: () => migrations.wake(),
  })
  const web = await listen(app, config)
  stops.push(async () => {
    const closed = web.close()
    live.close() // pages that listen for changes would keep it waiting
    await closed
  })
  if (rehearsals) stops.push(() => rehearsals.close())
  welcome(say, publicUrl, config.pack, first)
  return { url: publicUrl, stop }
}

function welcome(say: (line: string) => void, url: string, pack: string, first: FirstSignIn | null): void {
  say('')
  say(`  Report a complaint   ${url}/`)
  say(`  Work on it           ${url}/desk`)
  if (pack !== basePack) say(`  Pack                 ${pack}`)
  if (first) {
    say('')
    say(`  Administrator        ${first.email}${first.madePassword ? `, password ${first.madePassword} (shown this once)` : ''}`)
    if (first.demoStaff.length > 0) say('  Demonstration staff  with the same password:')
    for (const { email, roles } of first.demoStaff) say(`    ${email.padEnd(44)} ${roles.join(', ')}`)
  }
  say('')
}
