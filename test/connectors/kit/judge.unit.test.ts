import { Type } from '@sinclair/typebox'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { connector, effectsLedger, JobDelayed, JobRefused, judge, runJob, type Connector, type Job, type JobFacts } from '../../../connectors/kit/index.ts'
import { CalendarError } from '../../../engine/calendar/index.ts'
import { systemClock } from '../../../engine/clock/clock.ts'
import { readConfig } from '../../../engine/config/read-config.ts'
import { Refusal } from '../../../engine/errors/errors.ts'

const lines: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
const runtime = { log, clock: systemClock, config: readConfig({}), effects: effectsLedger(systemClock), decide: async () => null }

const job = (changes: Partial<JobFacts> = {}): JobFacts => ({
  key: '2251799813685001', type: 'echo', retries: 3, variables: {}, headers: {}, elementId: 'step', elementInstanceKey: '1', instanceKey: '2', processId: 'process', processVersion: 1,
  deadline: new Date(Date.now() + 30_000), ...changes,
})

const echo = connector({
  type: 'echo',
  input: Type.Object({
    name: Type.String({ minLength: 1 }), times: Type.Integer({ default: 1 }), note: Type.Optional(Type.String()),
    set: Type.Optional(Type.Record(Type.String(), Type.Object({ value: Type.Number() }))),
  }),
  output: Type.Object({ said: Type.String() }),
  run: async ({ name, times, note }) => ({ said: `${name.repeat(times)}${note ?? ''}` }),
})

const thatThrows = (error: unknown, retries?: number): Connector =>
  connector({ type: 'thrower', input: Type.Object({}), output: Type.Object({}), ...(retries && { retries }), run: () => Promise.reject<never>(error) })

describe('the variables of a job', () => {
  it('are checked, filled up with defaults, and the answer is what the connector gives', async () => {
    expect(await judge(echo, job({ variables: { name: 'ha', complaintId: 'c1' } }), runtime)).toEqual({ kind: 'complete', variables: { said: 'ha' } })
  })

  it('count as absent when they are null, which is how FEEL says so', async () => {
    expect(await judge(echo, job({ variables: { name: 'ha', times: null, note: null } }), runtime)).toEqual({ kind: 'complete', variables: { said: 'ha' } })
  })

  it.each([
    [{}, 'input.invalid:/name'],
    [{ name: null }, 'input.invalid:/name'],
    [{ name: 7 }, 'input.invalid:/name'],
    [{ name: 'ha', times: 1.5 }, 'input.invalid:/times'],
    [{ name: 'ha', set: { first: { value: 'Zhang San, 13800000000' } } }, 'input.invalid:/set/first/value'],
    [{ name: 'ha', set: { 'Zhang San': { value: 'x' } } }, 'input.invalid:/'],
    [{ name: 'ha', set: { 张三: {} } }, 'input.invalid:/'],
  ])('that do not fit make an incident which names the place and not the value: %j', async (variables, code) => {
    expect(await judge(echo, job({ variables }), runtime)).toMatchObject({ kind: 'incident', code })
  })

  it('are never changed by the check', async () => {
    const variables = { name: 'ha' }
    await judge(echo, job({ variables }), runtime)

    expect(variables).toEqual({ name: 'ha' })
  })

  it('may be taken back by a connector that says null', async () => {
    const forget = connector({ type: 'forget', input: Type.Object({}), output: Type.Object({ said: Type.Union([Type.String(), Type.Null()]) }), run: () => Promise.resolve({ said: null }) })

    expect(await judge(forget, job(), runtime)).toEqual({ kind: 'complete', variables: { said: null } })
  })

  it('that a connector sets are checked too', async () => {
    const wrong = connector({ ...echo, run: () => Promise.resolve({ said: 7 as unknown as string }) })

    expect(await judge(wrong, job({ variables: { name: 'ha' } }), runtime)).toMatchObject({ kind: 'incident', code: 'output.invalid:/said' })
  })
})

describe('a job that fails', () => {
  it('is tried again with growing pauses, then becomes an incident with a code', async () => {
    const broken = thatThrows(new Error('no'))

    expect(await judge(broken, job({ retries: 3 }), runtime)).toMatchObject({ kind: 'retry', code: 'connector.failed', retries: 2 })
    expect(await judge(broken, job({ retries: 2 }), runtime)).toMatchObject({ kind: 'retry', code: 'connector.failed', retries: 1 })
    expect(await judge(broken, job({ retries: 1 }), runtime)).toMatchObject({ kind: 'incident', code: 'connector.failed' })
  })

  it.each([[3, 750, 1_250], [2, 1_500, 2_500]])('with %i tries left waits from %i to %i ms', async (retries, least, most) => {
    const verdict = await judge(thatThrows(new Error('no')), job({ retries }), runtime)
    const { backoffMs } = verdict as { backoffMs: number }

    expect(backoffMs).toBeGreaterThanOrEqual(least)
    expect(backoffMs).toBeLessThanOrEqual(most)
  })

  it('is tried no more often than its connector says, whatever the diagram asks for', async () => {
    expect(await judge(thatThrows(new Error('no'), 2), job({ retries: 100 }), runtime)).toMatchObject({ kind: 'retry', retries: 1 })
  })

  it('is tried no more often than the diagram asks for', async () => {
    expect(await judge(thatThrows(new Error('no'), 10), job({ retries: 1 }), runtime)).toMatchObject({ kind: 'incident' })
  })

  it('waits as long as the connector says when that says so', async () => {
    expect(await judge(thatThrows(new JobDelayed('server.busy', { after: 7_000 })), job(), runtime)).toMatchObject({ kind: 'retry', code: 'server.busy', retries: 2, backoffMs: 7_000 })
  })

  it('becomes an incident with its own code when what it waits for never comes', async () => {
    expect(await judge(thatThrows(new JobDelayed('server.busy', { after: 7_000 })), job({ retries: 1 }), runtime)).toMatchObject({ kind: 'incident', code: 'server.busy' })
  })

  it.each([
    ['the connector', new JobRefused('answer.missing'), 'answer.missing'],
    ['the calendar', new CalendarError('calendar.bad-duration', '"Zhang San" cannot be counted'), 'calendar.bad-duration'],
    ['the engine', new Refusal('complaint.unknown'), 'complaint.unknown'],
  ])('is not tried again when %s refuses', async (_, error, code) => {
    expect(await judge(thatThrows(error), job(), runtime)).toMatchObject({ kind: 'incident', code })
  })

  it('is handed to the diagram where that has a way on', async () => {
    expect(await judge(thatThrows(new JobRefused('answer.missing', { bpmnError: 'no-answer' })), job(), runtime)).toMatchObject({ kind: 'bpmn-error', bpmnError: 'no-answer' })
  })

  it('keeps its tries while the database is away', async () => {
    expect(await judge(thatThrows(Object.assign(new Error('away'), { name: 'MongoServerSelectionError' })), job({ retries: 1 }), runtime)).toMatchObject({ kind: 'retry', code: 'store.away', retries: 1 })
  })

  it.each([['a string', 'Zhang San'], ['undefined', undefined], ['null', null], ['an object', { message: 'no' }]])('may throw %s', async (_, error) => {
    expect(await judge(thatThrows(error), job(), runtime)).toMatchObject({ kind: 'retry', code: 'connector.failed' })
  })

  it('may throw before it waits for anything', async () => {
    const sudden = connector({ ...echo, run: () => { throw new Error('no') } })

    expect(await judge(sudden, job({ variables: { name: 'ha' } }), runtime)).toMatchObject({ kind: 'retry', code: 'connector.failed' })
  })
})

describe('a handler that never answers', () => {
  const silent = connector({ type: 'silent', input: Type.Object({}), output: Type.Object({}), timeoutMs: 50, run: () => new Promise<never>(() => {}) })

  it('is failed at its deadline, and in the end is an incident', async () => {
    expect(await judge(silent, job(), runtime)).toMatchObject({ kind: 'retry', code: 'connector.deadline', retries: 2 })
    expect(await judge(silent, job({ retries: 1 }), runtime)).toMatchObject({ kind: 'incident', code: 'connector.deadline' })
  })

  it('is failed at the job\'s deadline where that is nearer', async () => {
    const patient = connector({ ...silent, timeoutMs: 3_600_000 })

    expect(await judge(patient, job({ deadline: new Date(Date.now() + 50) }), runtime)).toMatchObject({ code: 'connector.deadline' })
  })

  it('is told that nobody waits any more', async () => {
    let told = false
    const listening = connector({ ...silent, run: async (_, { signal }) => {
      signal.addEventListener('abort', () => { told = true })
      return await new Promise<never>(() => {})
    } })
    await judge(listening, job(), runtime)

    expect(told).toBe(true)
  })
})

describe('what leaves the server', () => {
  it('is a code and never a text: neither the broker nor the log hears what an error says', async () => {
    lines.length = 0
    const told: unknown[] = []
    const answered = async (about?: unknown) => {
      told.push(about)
      return 'done' as const
    }
    const leaky = thatThrows(new Error('no mailbox for Zhang San <zhang@example.org>', { cause: new Error('550 Zhang San unknown') }))
    const asked: Job = { ...job({ variables: { secret: 'Zhang San' } }), complete: answered, fail: answered, error: answered }
    await runJob(leaky, asked, runtime)
    await runJob(leaky, { ...asked, retries: 1 }, runtime)

    expect(told).toMatchObject([{ code: 'connector.failed' }, { code: 'connector.failed', retries: 0 }])
    expect(JSON.stringify(told) + lines.join('')).not.toMatch(/Zhang|example\.org|550/)
    expect(lines.join('')).toContain('judge.unit.test.ts')
  })
})
