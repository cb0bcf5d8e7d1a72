import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Callbacks } from '../../engine/callbacks/callback.ts'
import { takeMissedCall, type MissedCall } from '../../engine/callbacks/missed-calls.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { aJob, monday, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'
import { scheduleCallback } from '../../connectors/schedule-callback/schedule-callback.ts'
import { openTask } from './open-task.ts'

let workbench: Workbench
let count = 0

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(() => workbench.at(monday))

const aCall = (changes: Partial<MissedCall> = {}): MissedCall => {
  count += 1
  return { call: `call-${count}`, at: new Date(monday), number: `139 0000 ${1000 + count}`, because: 'busy', language: null, ...changes }
}
const tell = (call: MissedCall, sameCallerMinutes = 60) => takeMissedCall(call, { sameCallerMinutes }, { clock: workbench.clock, onOwed: () => undefined })
const owed = async (number: string) => await Entries.countDocuments({ elementId: 'call-missed', 'words.callerPhone': number.replaceAll(' ', '') })

describe('a call that nobody took', () => {
  it('is owed a callback; the number stays in the file and the process knows an id', async () => {
    const call = aCall({ language: 'en' })
    const { callback, joined } = await tell(call)

    expect(joined).toBe(false)
    const message = await Outbox.findById(callback).lean()
    expect(message).toMatchObject({ name: 'call-missed', correlationKey: callback, variables: { startId: callback, department: null, callLanguage: 'en' } })
    expect(JSON.stringify(message)).not.toContain(call.number!.replaceAll(' ', ''))
    expect(await Entries.findById(callback).lean()).toMatchObject({ words: { callerPhone: call.number!.replaceAll(' ', '') }, choices: { because: 'busy' }, state: 'kept' })
  })

  it('that is told twice, or twice at the same time, is one, with the same answer', async () => {
    const call = aCall()
    const answers = await Promise.all(Array.from({ length: 5 }, () => tell(call)))
    answers.push(await tell(call))

    expect(new Set(answers.map(({ callback }) => callback)).size).toBe(1)
    expect(await owed(call.number!)).toBe(1)
  })

  it('told again with other facts is refused, and nothing happens', async () => {
    const call = aCall()
    await tell(call)
    const other = '139 5555 0000'

    await expect(tell({ ...call, number: other })).rejects.toMatchObject({ code: 'key.reused' })
    expect(await owed(other)).toBe(0)
  })

  it('of a caller who tries again and again, in whatever order the calls are told, is one callback', async () => {
    const number = '13911112222'
    const minutes = [12, 0, 30, 5]
    const answers = await Promise.all(minutes.map((minute) => tell(aCall({ number, at: new Date(Date.parse(monday) + minute * 60_000) }))))

    expect(new Set(answers.map(({ callback }) => callback)).size).toBe(1)
    expect(answers.filter(({ joined }) => !joined)).toHaveLength(1)
    expect(await owed(number)).toBe(1)
  })

  it('of a caller who was called back meanwhile is owed another one; while the first is owed it is the same', async () => {
    const number = '13911113333'
    const first = await tell(aCall({ number }))
    const job = aJob('schedule-callback', { purpose: 'missed-call', within: 'PT28M', counting: 'around-the-clock', startId: first.callback }, { instanceKey: `missed-${count}` })
    variablesOf(await workbench.run(scheduleCallback, job))
    const { instanceKey } = await Callbacks.findOne({ startId: first.callback }).orFail().lean()
    const task = await openTask({ instanceKey })
    workbench.later(10 * 60_000)
    const again = () => tell(aCall({ number, at: workbench.clock.now() }))

    expect(await again()).toEqual({ callback: first.callback, joined: true })
    await task.close()
    expect(await again()).toMatchObject({ joined: false })
    expect(await owed(number)).toBe(2)
  })

  it('much later is another one', async () => {
    const number = '13911114444'
    await tell(aCall({ number }))
    await tell(aCall({ number, at: new Date(Date.parse(monday) + 61 * 60_000) }))

    expect(await owed(number)).toBe(2)
  })

  it('without a number cannot be called back, and says so', async () => {
    const before = await Outbox.countDocuments()

    expect(await tell(aCall({ number: null }))).toEqual({ callback: null, joined: false })
    expect(await Outbox.countDocuments()).toBe(before)
  })
})
