import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, type Answer } from '../kit/client.ts'
import { hospital, type Hospital, type Opened, type ShownTask } from '../kit/hospital.ts'
import { startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { expectNothingLost, expectOnlyTurnedAway, expectWholeFiles } from './nothing-lost.ts'
import { hit, outlastJobs, pidOf } from './parts.ts'
import { complainants, openDesk, steps, type Complainants, type Desk } from './people.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

describe('in the middle of ten running complaints', { timeout: 400_000 }, () => {
  let post: PostOffice
  let recourse: RunningRecourse
  let place: Hospital
  let people: Complainants
  let server: number

  beforeAll(async () => {
    post = await openPostOffice()
    recourse = await startRecourse({ env: { RECOURSE_SMTP_URL: post.url, RECOURSE_JOB_TIMEOUT: 'PT10S' } })
    place = await hospital(recourse)
    people = complainants(() => recourse.baseUrl)
    server = await pidOf(recourse, 'server')
  })
  afterAll(async () => {
    await recourse.stop()
    await post.close()
  })

  it('the broker is killed: complaints are accepted all the same, steps say when to come back, and all cases close', async () => {
    const spare = await place.report()
    people.accepted.push(spare)
    const step = await place.task(spare.id, 'register-complaint')
    const { cases, desk, work } = await underWay()

    await hit(recourse, 'zeebe', 'SIGKILL')
    const [late, refused] = await Promise.all([place.report(), complete(step)])
    people.accepted.push(late)

    expectOnlyTurnedAway([refused])
    await brokerIsBack()
    await work
    await desk.untilClosed([spare, late])
    expectOnlyTurnedAway([...desk.turnedAway, ...people.turnedAway])
    await expectWholeFiles(place, [...cases, spare, late], post.arrived)
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
    expect(await pidOf(recourse, 'server')).toBe(server)
  })

  it('the database is killed: what was asked is done later or said to come back, and never half', async () => {
    const { cases, desk, work } = await underWay()

    const reports = await beingAccepted()
    await hit(recourse, 'mongo', 'SIGKILL')
    const more = await Promise.all(reports)

    await work
    await desk.untilClosed(more)
    expectOnlyTurnedAway([...desk.turnedAway, ...people.turnedAway])
    await expectWholeFiles(place, [...cases, ...more], post.arrived)
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
    expect(await pidOf(recourse, 'server')).toBe(server)
  })

  it('the database steps down and is elected again: the same', async () => {
    const { cases, desk, work } = await underWay()

    const reports = await beingAccepted()
    await withDatabase(recourse, async (database) => await database.admin().command({ replSetStepDown: 3, force: true }))
    const more = await Promise.all(reports)

    await work
    await desk.untilClosed(more)
    expectOnlyTurnedAway([...desk.turnedAway, ...people.turnedAway])
    await expectWholeFiles(place, [...cases, ...more], post.arrived)
    await expectNothingLost(recourse, place, people.accepted, post.arrived)
  })

  /** Ten new complaints, and a desk that has begun to work on them. */
  async function underWay(): Promise<{ cases: Opened[], desk: Desk, work: Promise<void> }> {
    const cases = await people.reportAll(10)
    const desk = openDesk(place.admin)
    const work = desk.untilClosed(cases)
    work.catch(() => {}) // it is awaited when the fault is over
    await eventually('some steps are done, none of the cases is', async () => desk.completed() >= 12, 60_000)
    return { cases, desk, work }
  }

  /** Eight more reports, of which the first has been accepted and the others are being worked on. */
  async function beingAccepted(): Promise<Promise<Opened>[]> {
    const reports = Array.from({ length: 8 }, people.report)
    await Promise.race(reports)
    return reports
  }

  const complete = async ({ key, elementId }: ShownTask): Promise<Answer> =>
    await place.admin.call('POST', `/api/tasks/${key}/complete`, { variables: steps[elementId] })

  async function brokerIsBack(): Promise<void> {
    await eventually('the server is ready', async () => (await place.anyone.call('GET', '/api/ready')).status === 200, 150_000)
    await outlastJobs(recourse)
  }
})
