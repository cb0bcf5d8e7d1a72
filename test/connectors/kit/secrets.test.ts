import { Type } from '@sinclair/typebox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useInstallationSecret } from '../../../engine/access/installation-secret.ts'
import { connector, Effects, type JobTools } from '../../../connectors/kit/index.ts'
import { keepSettings, whoNames } from '../../../connectors/kit/keep-settings.ts'
import { keepSecret, Secrets } from '../../../connectors/kit/secrets.ts'
import { ConnectorSettings } from '../../../connectors/kit/settings.ts'
import { aJob, monday, openWorkbench, variablesOf, type Workbench } from '../workbench.ts'

const value = 'open-sesame-7'
const settings = Type.Object({ account: Type.String({ default: 'hospital' }), key: Type.String({ default: '', secret: true, needed: true }) })
let seen: { key: unknown, token: unknown, note: unknown }

const caller = connector({
  type: 'caller', settings,
  input: Type.Object({ token: Type.Optional(Type.String({ secret: true })), note: Type.Optional(Type.String()), host: Type.String({ default: 'api.example.org' }), says: Type.Optional(Type.String()) }),
  output: Type.Object({ answer: Type.Unknown() }),
  secretsGoTo: ({ host }) => [host],
  run: async ({ token, note, says }, { settings: { key }, once, log }: JobTools<{ account: string, key: string }>) => {
    seen = { key, token, note }
    log.info('called')
    return { answer: await once('call', 'to the other side', async () => ({ echo: `got ${says ?? token ?? key}` })) }
  },
})

describe('secrets', () => {
  let bench: Workbench
  const keep = (name: string, hosts: string[] = []) => keepSecret({ name, value, hosts, by: 'administrator', at: new Date(monday) })
  beforeAll(async () => { bench = await openWorkbench() })
  afterAll(async () => await bench.close())
  beforeEach(() => { seen = { key: null, token: null, note: null } })
  afterEach(async () => {
    useInstallationSecret(null)
    await Promise.all([Secrets.deleteMany({}), ConnectorSettings.deleteMany({}), Effects.deleteMany({})])
  })

  it('stand encrypted in the database, under a key of the installation', async () => {
    await keep('API_KEY')
    const row = await Secrets.findById('API_KEY').orFail().lean()
    expect(JSON.stringify(row)).not.toContain(value)
    await keep('API_KEY')
    expect((await Secrets.findById('API_KEY').orFail().lean()).sealed).not.toBe(row.sealed)
  })

  it('are put in their places when a job runs, in settings and in fields that are marked, and nowhere else', async () => {
    await keep('API_KEY')
    await keepSettings(caller, { key: '{{secrets.API_KEY}}' }, 'administrator', new Date(monday))
    variablesOf(await bench.run(caller, aJob('caller', { token: 'Bearer {{secrets.API_KEY}}', note: '{{secrets.API_KEY}}' })))
    expect(seen).toEqual({ key: value, token: `Bearer ${value}`, note: '{{secrets.API_KEY}}' })
  })

  it('are in no variable, no ledger and no log, even where the other side says them back', async () => {
    await keep('API_KEY')
    const verdict = await bench.run(caller, aJob('caller', { token: '{{secrets.API_KEY}}' }))
    expect(variablesOf(verdict)).toEqual({ answer: { echo: 'got {{secrets.API_KEY}}' } })
    expect(JSON.stringify([verdict, await Effects.find().lean(), await ConnectorSettings.find().lean(), bench.logged()])).not.toContain(value)
  })

  it('go to the hosts they are kept for, and to no other: nothing is sent then', async () => {
    await keep('API_KEY', ['API.example.org'])
    expect(await bench.run(caller, aJob('caller', { token: '{{secrets.API_KEY}}' }))).toMatchObject({ kind: 'complete' })
    expect(await bench.run(caller, aJob('caller', { token: '{{secrets.API_KEY}}', host: 'evil.example.net' }))).toMatchObject({ kind: 'incident', code: 'secret.other-host:API_KEY' })
    expect(await Effects.countDocuments()).toBe(1)
  })

  it('that are kept for a host go nowhere where the connector does not say where to', async () => {
    await keep('API_KEY', ['api.example.org'])
    const { secretsGoTo: _, ...silent } = caller
    expect(await bench.run(silent, aJob('caller', { token: '{{secrets.API_KEY}}' }))).toMatchObject({ kind: 'incident', code: 'secret.other-host:API_KEY' })
    expect(seen.token).toBeNull()
  })

  it('that nobody has entered make an incident which names them', async () => {
    expect(await bench.run(caller, aJob('caller', { token: '{{secrets.NONE}}' }))).toMatchObject({ kind: 'incident', code: 'secret.unknown:NONE' })
    expect(seen.token).toBeNull()
  })

  it('cannot be read under another key, nor under another name', async () => {
    await keep('API_KEY')
    const { sealed } = await Secrets.findById('API_KEY').orFail().lean()
    await Secrets.create({ _id: 'OTHER', sealed, hosts: [], changedAt: new Date(), changedBy: null })
    expect(await bench.run(caller, aJob('caller', { token: '{{secrets.OTHER}}' }))).toMatchObject({ kind: 'incident', code: 'secret.unreadable:OTHER' })
    useInstallationSecret('another-secret-of-an-installation-32')
    expect(await bench.run(caller, aJob('caller', { token: '{{secrets.API_KEY}}' }))).toMatchObject({ kind: 'incident', code: 'secret.unreadable:API_KEY' })
  })
})

describe('the settings of a connector', () => {
  let bench: Workbench
  beforeAll(async () => { bench = await openWorkbench() })
  afterAll(async () => await bench.close())

  it.each([
    [{ key: 'written-down-openly' }, '/key'],
    [{ key: '{{secrets.NONE}}' }, '/NONE'],
    [{ account: 7 }, '/account'],
    [{ other: 'x' }, '/other'],
  ])('are refused where they do not fit, and nothing changes: %j', async (values, path) => {
    await expect(keepSettings(caller, values, 'administrator', new Date(monday))).rejects.toMatchObject({ code: 'settings.refused', extra: { errors: [expect.objectContaining({ path })] } })
    expect(await ConnectorSettings.countDocuments()).toBe(0)
  })

  it('say which secrets they name', async () => {
    await keepSecret({ name: 'API_KEY', value, hosts: [], by: null, at: new Date(monday) })
    await keepSettings(caller, { key: '{{secrets.API_KEY}}' }, 'administrator', new Date(monday))
    expect([await whoNames('API_KEY'), await whoNames('API')]).toEqual([['caller'], []])
  })
})
