/** A migration is in the database alone: what one server began, the next one goes on with. Real cases on the real broker, projected into a database that no other server follows. */
import { EventEmitter } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { followMigrations } from '../../engine/migrations/follow-migrations.ts'
import { MovedCases, Migrations, type MovedCase } from '../../engine/migrations/migration.ts'
import { startMigration } from '../../engine/migrations/start-migration.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { deployFiles } from '../../engine/zeebe/deploy/deploy-files.ts'
import { Elements, Instances, Resources, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { eventually } from '../kit/client.ts'
import { diagram } from './diagram.ts'
import { connectToBroker, connectToServersDatabase, unique } from '../zeebe/support/broker.ts'
import { ownDatabase, silent, type OwnDatabase } from '../zeebe/support/database.ts'

const ann: Actor = { id: 'ann', name: 'ann', email: 'ann@hospital.example', roles: ['administrator'], department: null, groups: ['administrator'], language: 'en' }
const clock = { now: () => new Date() }

describe('a migration', () => {
  const processId = unique('outliving')
  let zeebe: Zeebe
  let database: OwnDatabase
  let instanceKey: string

  /** The case stands behind the alarm on the broker; the projection still sees it at the step where the alarm runs. */
  beforeAll(async () => {
    zeebe = await connectToBroker()
    const servers = await connectToServersDatabase()
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'write') }], [])
    instanceKey = (await zeebe.createInstance(processId, {})).instanceKey
    const task = await eventually('call', async () => await Tasks.findOne({ instanceKey, elementId: 'call', state: 'open' }).lean())
    const standing = await Elements.find({ instanceKey }).lean()
    await zeebe.userTasks.complete(task._id, {}, 'test')
    await eventually('write', async () => await Tasks.exists({ instanceKey, elementId: 'write', state: 'open' }))
    await deployFiles(zeebe, [{ name: `${processId}.bpmn`, content: diagram(processId, 'write').replace('P900D', 'P90D') }], [])
    const [instance, resources] = await Promise.all([Instances.findById(instanceKey).orFail().lean(), Resources.find({ id: processId }).lean()])
    await servers.close()

    database = await ownDatabase()
    await Promise.all([Instances.create(instance), Elements.insertMany(standing), Resources.insertMany(resources)])
  })
  afterAll(async () => {
    await zeebe.cancelInstance(instanceKey)
    await zeebe.close()
    await database.close()
  })
  const server = () => followMigrations({ zeebe, clock, changes: new EventEmitter(), log: silent })
  const became = async (migration: string, state: MovedCase['state']) => await eventually(state, async () => await MovedCases.findOne({ migration, state }).lean())

  it('whose case waits for its moment moves it when that comes, also where the server was started anew in between', async () => {
    const migration = await startMigration({ processId, to: 2, note: 'for all' }, zeebe.version(), ann, clock.now())
    const before = server()
    before.wake()
    expect(await became(migration, 'waiting')).toMatchObject({ obstacle: { way: 'wait', code: 'timer', elementId: 'call' } })
    await before.stop()

    // The projection catches up while no server is there to hear of it.
    await Elements.updateOne({ instanceKey, elementId: 'call' }, { state: 'completed' })
    await Elements.create({ ...await Elements.findOne({ instanceKey, elementId: 'call' }).orFail().lean(), _id: 'write', elementId: 'write', state: 'active' })
    const after = server()
    await became(migration, 'moved')
    await eventually('it is done', async () => await Migrations.exists({ _id: migration, state: 'done' }))
    await after.stop()
  })

  it('that was stopped between the broker’s yes and its own note of it finds the case moved, and counts it once', async () => {
    const migration = await startMigration({ processId, to: 2, note: 'once more' }, zeebe.version(), ann, clock.now())
    await Instances.updateOne({ _id: instanceKey }, { processVersion: 2 })
    const audited = await Audit.countDocuments({ action: 'instance.migrate', subject: instanceKey })

    const after = server()
    after.wake()
    await became(migration, 'moved')
    await after.stop()
    expect(await Audit.countDocuments({ action: 'instance.migrate', subject: instanceKey })).toBe(audited + 1)
  })
})
