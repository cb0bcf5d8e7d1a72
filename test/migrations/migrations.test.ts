import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Audit } from '../../engine/access/audit.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { deployFiles } from '../../engine/zeebe/deploy/deploy-files.ts'
import { Elements, Instances, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { diagram } from './diagram.ts'
import { connectToBroker, connectToServersDatabase, unique } from '../zeebe/support/broker.ts'

interface Report { state: string, counts: Record<string, number>, cases: { instanceKey: string, state: string, obstacle: { code: string, elementId: string } | null }[] }
interface Plan { cases: { instanceKey: string, obstacle: { way: string } | null, timers: { fate: string }[] }[], mappings: { steps: { from: string, to: string | null }[] }[] }

describe('cases that run', () => {
  let place: Hospital
  let zeebe: Zeebe
  let connection: Awaited<ReturnType<typeof connectToServersDatabase>>
  beforeAll(async () => {
    place = await hospital()
    zeebe = await connectToBroker()
    connection = await connectToServersDatabase()
  })
  afterAll(async () => {
    await zeebe.close()
    await connection.close()
  })
  const standsAt = (instanceKey: string, elementId: string) => eventually(elementId, async () => await Tasks.findOne({ instanceKey, elementId, state: 'open' }).lean())
  const done = async (instanceKey: string, elementId: string): Promise<void> => await zeebe.userTasks.complete((await standsAt(instanceKey, elementId))._id, {}, 'test')

  it('move at once where they can; one on whose step an alarm runs waits, and moves once it has left the step', async () => {
    const processId = unique('moving')
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'write') }], [])
    const [early, late] = [await zeebe.createInstance(processId, {}), await zeebe.createInstance(processId, {})].map(({ instanceKey }) => instanceKey) as [string, string]
    await done(late, 'call')
    await Promise.all([standsAt(early, 'call'), standsAt(late, 'write')])
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'note') }], [])

    const wanted = { processId, to: 2 }
    const plan = (await place.admin.call('POST', '/api/studio/migrations/preview', wanted)).body as Plan
    expect(plan.mappings[0]?.steps.map(({ from, to }) => [from, to])).toEqual([['call', 'call'], ['write', 'note']])
    expect(new Map(plan.cases.map(({ instanceKey, obstacle, timers }) => [instanceKey, [obstacle?.way, timers.map(({ fate }) => fate)]]))).toEqual(new Map([[early, ['wait', ['stays']]], [late, [undefined, []]]]))
    expect((await Instances.find({ processId }).lean()).map(({ processVersion }) => processVersion)).toEqual([1, 1])

    const { id } = (await place.admin.call('POST', '/api/studio/migrations', { ...wanted, note: 'contact within half an hour' })).body as { id: string }
    const report = () => place.admin.get<Report>(`/api/studio/migrations/${id}`)
    await eventually('one moved, one waits', async () => { const { counts } = await report(); return counts['moved'] === 1 && counts['waiting'] === 1 })
    expect((await report()).cases.find(({ instanceKey }) => instanceKey === early)).toMatchObject({ state: 'waiting', obstacle: { code: 'timer', elementId: 'call' } })
    await eventually('moved', async () => (await Instances.findById(late).lean())?.processVersion === 2)
    expect(await Elements.findOne({ instanceKey: late, state: 'active' }).lean()).toMatchObject({ elementId: 'note' })

    await done(early, 'call')
    await eventually('both moved', async () => (await report()).state === 'done')
    await standsAt(early, 'note')
    expect((await report()).counts).toMatchObject({ moved: 2, waiting: 0, refused: 0 })
    expect(await Audit.countDocuments({ action: 'instance.migrate', subject: `migration/${id}`, outcome: 'allowed' })).toBe(3)

    expect((await place.admin.call('POST', '/api/studio/migrations', { ...wanted, note: 'again' })).status).toBe(409)
    expect((await place.admin.call('POST', `/api/studio/migrations/${id}/stop`)).status).toBe(409)
    await Promise.all([early, late].map((key) => zeebe.cancelInstance(key)))
  })

  it('stay where they are when the migration is stopped before their moment', async () => {
    const processId = unique('staying')
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'write') }], [])
    const { instanceKey } = await zeebe.createInstance(processId, {})
    await standsAt(instanceKey, 'call')
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'note') }], [])
    const { id } = (await place.admin.call('POST', '/api/studio/migrations', { processId, to: 2, note: 'try' })).body as { id: string }
    await eventually('waits', async () => (await place.admin.get<Report>(`/api/studio/migrations/${id}`)).counts['waiting'] === 1)

    expect((await place.admin.call('POST', `/api/studio/migrations/${id}/stop`)).status).toBe(204)

    await done(instanceKey, 'call')
    await standsAt(instanceKey, 'write')
    expect(await place.admin.get<Report>(`/api/studio/migrations/${id}`)).toMatchObject({ state: 'stopped', counts: { left: 1, moved: 0 } })
    await zeebe.cancelInstance(instanceKey)
  })
})
