import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { startConnectors } from '../../connectors/kit/index.ts'
import { controlledClock } from '../../engine/clock/clock.ts'
import { readConfig } from '../../engine/config/read-config.ts'
import { connectStore } from '../../engine/store/store.ts'
import { connectZeebe } from '../../engine/zeebe/client.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'
import { startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { expectNothingLost } from './nothing-lost.ts'
import { hit, outlastJobs, pidOf } from './parts.ts'
import { complainants, type Complainants } from './people.ts'
import { openPostOffice, type ArrivedMail, type PostOffice } from './post-office.ts'

interface Incident {
  key: string
  code: string
  elementId: string
  complaintId?: string
}

const log = pino({ level: 'silent' })
/** Longer than any job may take, in milliseconds. */
const longer = 180_000

describe('a mail has arrived, and the one who sent it', { timeout: 400_000 }, () => {
  let dataDir: string
  let post: PostOffice
  let recourse: RunningRecourse
  let place: Hospital
  let people: Complainants

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'recourse-faults-'))
    post = await openPostOffice()
    people = complainants(() => recourse.baseUrl)
    await start()
  })
  afterAll(async () => {
    await recourse.stop()
    await post.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is killed before it heard so: no second mail, an incident for a person, and the case goes on', async () => {
    const opened = await mailedWithoutAnswer()

    await recourse.kill()
    post.confirm()
    await downFor(longer)
    await start()

    const incident = await incidentOf(opened)
    expect(incident).toMatchObject({ code: 'effect.unknown', elementId: 'acknowledge' })
    expect((await place.notifications(opened.id)).find(({ channel }) => channel === 'email')?.state).toBe('unknown')
    expect(await place.admin.post(`/api/incidents/${incident.key}/retry`)).toMatchObject({ resolved: true })
    await place.task(opened.id, 'register-complaint')
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
    expect(mailsTo(opened)).toHaveLength(1)
  })

  it('stands still until another worker has the job too: no second mail, and both stay alive', async () => {
    const other = await anotherServersWorkers()
    const opened = await mailedWithoutAnswer()

    await hit(recourse, 'server', 'SIGSTOP')
    await outlastJobs(recourse)
    other.start()
    await eventually('the other one has taken the job and given it to a person', async () => other.stats()['notify']?.failed === 1, 60_000)
    post.confirm()
    await hit(recourse, 'server', 'SIGCONT')

    const incident = await incidentOf(opened)
    await eventually('the first one has written down that the mail went out', async () => (await effectOf(opened))?.['state'] === 'done')
    await other.close()
    expect(await place.admin.post(`/api/incidents/${incident.key}/retry`)).toMatchObject({ resolved: true })
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
    expect(mailsTo(opened)).toHaveLength(1)
    process.kill(await pidOf(recourse, 'server'), 0)
  })

  async function start(): Promise<void> {
    recourse = await startRecourse({ dataDir, env: { RECOURSE_SMTP_URL: post.url } })
    place = await hospital(recourse)
  }

  /** A complaint whose acknowledgement has arrived at the mail server, which has not confirmed it. */
  async function mailedWithoutAnswer(): Promise<Opened> {
    post.hesitate('@example.org')
    const opened = await people.report()
    await eventually('the mail has arrived', async () => mailsTo(opened).length > 0, 60_000)
    return opened
  }

  const mailsTo = ({ receipt }: Opened): ArrivedMail[] => post.arrived.filter(({ to, subject }) => to.endsWith('@example.org') && subject.includes(receipt))

  const incidentOf = async ({ id }: Opened): Promise<Incident> => await eventually('an incident', async () =>
    (await place.admin.get<{ items: Incident[] }>('/api/incidents?state=open')).items.find(({ complaintId }) => complaintId === id), 60_000)

  const effectOf = async ({ id }: Opened) => await withDatabase(recourse, async (database) => {
    const mail = await database.collection('notifications').findOne({ complaintId: id, channel: 'email' })
    return await database.collection('effects').findOne({ jobKey: mail?.['jobKey'] as string })
  })

  /** The server is started again that much later, in milliseconds. */
  const downFor = async (time: number): Promise<void> => await withDatabase(recourse, async (database) =>
    void await database.collection<{ _id: string }>('clock_state').updateOne({ _id: 'offset' }, { $inc: { offset: time } }, { upsert: true }))

  /** The job workers of a second server on the same broker and database, with a clock that is as far ahead as the broker's. */
  async function anotherServersWorkers() {
    const clock = controlledClock()
    clock.moveTo(longer + (await place.now()).getTime() - Date.now())
    await connectStore(recourse.mongoUrl, log)
    onTestFinished(async () => await mongoose.disconnect())
    const { grpcAddress, restAddress } = recourse.zeebe
    const zeebe = await connectZeebe({ grpcAddress, restAddress, log })
    onTestFinished(async () => await zeebe.close())
    let running: ReturnType<typeof startConnectors> | null = null
    return {
      start: () => void (running = startConnectors(zeebe, connectors, { log, clock, config: readConfig({ RECOURSE_SMTP_URL: post.url }) })),
      stats: () => running?.stats() ?? {},
      close: async () => await running?.close(),
    }
  }
})
