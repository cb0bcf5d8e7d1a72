import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'
import { startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { expectNothingLost, expectOnlyTurnedAway, expectWholeFiles } from './nothing-lost.ts'
import { childrenOn, hit, outlastJobs } from './parts.ts'
import { complainants, openDesk, type Complainants } from './people.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

describe('the server is killed', { timeout: 400_000 }, () => {
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

  it('between the commit and the command, or after the command before it is marked sent: each complaint has one process', async () => {
    const sent = await people.reportAll(3)
    for (const { id } of sent) await place.state(id, 'handling')
    await hit(recourse, 'zeebe', 'SIGSTOP')
    const unsent = await people.reportAll(3)

    await recourse.kill()
    await hit(recourse, 'zeebe', 'SIGKILL') // what it has not read yet, it never will
    expect(await waiting()).toEqual(ids(unsent))
    await markUnsent(sent)
    await start()

    await eventually('everything is sent', async () => (await waiting()).length === 0, 60_000)
    // A message that the broker took for a new one would wait and start a second process when the first one ends.
    await openDesk(place.admin).untilClosed([...sent, ...unsent])
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
  })

  it('together with the broker and the database, in the middle of ten running complaints: all ten close on the same data directory', async () => {
    const ten = await people.reportAll(10)
    const desk = openDesk(place.admin)
    desk.untilClosed(ten).catch(() => {}) // nobody answers this desk any more
    await eventually('some steps are done, none of the cases is', async () => desk.completed() >= 12, 60_000)
    const reports = people.reportAll(5)

    await Promise.all([recourse.kill(), hit(recourse, 'zeebe', 'SIGKILL'), hit(recourse, 'mongo', 'SIGKILL')])
    expect(await childrenOn(recourse)).toEqual([])
    await start()
    await outlastJobs(recourse)
    const five = await reports

    const tomorrow = openDesk(place.admin)
    await tomorrow.untilClosed([...ten, ...five])
    expectOnlyTurnedAway([...tomorrow.turnedAway, ...people.turnedAway])
    await expectWholeFiles(place, [...ten, ...five], post.arrived)
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
  })

  async function start(): Promise<void> {
    recourse = await startRecourse({ dataDir, env: { RECOURSE_SMTP_URL: post.url, RECOURSE_JOB_TIMEOUT: 'PT10S' } })
    place = await hospital(recourse)
  }

  /** Complaints whose start message waits in the outbox. */
  const waiting = async (): Promise<string[]> => await withDatabase(recourse, async (database) =>
    (await database.collection<{ _id: string }>('outbox').find({ state: 'waiting' }).toArray()).map(({ _id }) => _id).toSorted())

  /** The state that a crash leaves behind when the broker has taken the message and nobody wrote it down. */
  const markUnsent = async (sent: readonly Opened[]): Promise<void> => await withDatabase(recourse, async (database) => {
    const { modifiedCount } = await database.collection<{ _id: string }>('outbox').updateMany({ _id: { $in: ids(sent) }, state: 'sent' }, { $set: { state: 'waiting' }, $unset: { sentAt: '' } })
    expect(modifiedCount).toBe(sent.length)
  })
})

const ids = (complaints: readonly Opened[]): string[] => complaints.map(({ id }) => id).toSorted()
