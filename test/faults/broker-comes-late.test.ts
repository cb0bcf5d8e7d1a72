import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { startEmbedded } from '../../engine/embedded/index.ts'
import { eventually } from '../kit/client.ts'
import { hospital } from '../kit/hospital.ts'
import { freePort, startRecourse } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { complainants } from './people.ts'

it('complaints that are accepted before the broker has ever been there start when it comes', { timeout: 400_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-faults-'))
  onTestFinished(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const [zeebe, zeebeRest, sinkPort] = [await freePort(), await freePort(), await freePort()]
  const password = 'a-password-for-the-exporter'

  const starting = startRecourse({ dataDir: folder, afresh: true, env: {
    RECOURSE_CLOCK: 'system', ZEEBE_ADDRESS: `127.0.0.1:${zeebe}`, ZEEBE_REST_ADDRESS: `http://127.0.0.1:${zeebeRest}`, RECOURSE_SINK_PORT: String(sinkPort), RECOURSE_SINK_PASSWORD: password,
  } })
  onTestFinished(async () => await (await starting).stop())
  const address = await eventually('the server says where it is', async () => /Report a complaint\s+(\S+)\/\s/.exec(await readFile(join(folder, 'server.log'), 'utf8'))?.[1], 120_000)
  const people = complainants(() => address)
  let ready = false
  const reporting = (async () => {
    for (; !ready; await sleep(500)) await people.report()
  })()
  const broker = await startEmbedded({
    dataDir: join(folder, 'broker'), zeebeVersion: '8.5.8', zeebe: true, mongo: false, controlledClock: false, ports: { zeebe, zeebeRest },
    sink: { url: `http://127.0.0.1:${sinkPort}`, user: 'exporter', password }, log: pino({ level: 'silent' }), onProgress: () => {},
  })
  onTestFinished(broker.stop)
  const recourse = await starting
  ready = true
  await reporting

  const place = await hospital(recourse)
  for (const { id } of people.accepted) await eventually(`${id} runs`, async () => (await place.caseFile(id)).state === 'handling', 120_000)
  const started = await withDatabase(recourse, async (database) => await database.collection('instances').find({ processId: 'complaint-handling' }).toArray())
  expect(started.map(({ complaintId }) => complaintId as string).toSorted()).toEqual(people.accepted.map(({ id }) => id).toSorted())
})
