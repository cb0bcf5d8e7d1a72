/** In a rehearsal everything that would go out is written down; and what scenarios said is kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { outward } from '../../connectors/kit/outward.ts'
import { sendMail } from '../../connectors/notify/mail.ts'
import { readConfig } from '../../engine/config/read-config.ts'
import { actingAccounts } from '../../engine/rehearsal/child/acting.ts'
import { RehearsedCalls } from '../../engine/rehearsal/child/rehearsed-calls.ts'
import { ScenarioResults, lastLive, summaryFor } from '../../engine/rehearsal/scenarios/results.ts'
import { keepScenario, OwnScenarios } from '../../engine/rehearsal/scenarios/own-scenarios.ts'
import type { Accounts } from '../../engine/access/sign-in.ts'
import { openWorkbench, type Workbench } from '../connectors/workbench.ts'

const key = 'k'.repeat(40)
const rehearsal = readConfig({ RECOURSE_REHEARSAL: key, RECOURSE_OUTWARD_INSIDE: '127.0.0.1/32', RECOURSE_SMTP_URL: 'smtp://127.0.0.1:1' })

let bench: Workbench
let other: Server
let asked = 0
beforeAll(async () => {
  bench = await openWorkbench()
  other = createServer((_, res) => { asked += 1; res.end('{}') }).listen(0, '127.0.0.1')
  await once(other, 'listening')
})
afterAll(async () => {
  other.close()
  await bench.close()
})

const there = (): string => `http://127.0.0.1:${(other.address() as AddressInfo).port}/orders`

describe('nothing leaves the house', () => {
  it('another system is not asked; what would have been said is kept without its key', async () => {
    const answer = await outward(`${there()}?token=secret`, { method: 'POST', headers: { authorization: 'Bearer secret' }, body: '{"a":1}' }, { allow: [new URL(there()).host], config: rehearsal })
    expect(answer.status).toBe(200)
    expect(asked).toBe(0)
    const kept = await RehearsedCalls.find().lean()
    expect(kept).toMatchObject([{ method: 'POST', address: there(), body: '{"a":1}' }])
    expect(JSON.stringify(kept)).not.toContain('secret')
  })

  it('outside of a rehearsal the same call arrives', async () => {
    await outward(there(), {}, { allow: [new URL(there()).host], config: readConfig({ RECOURSE_OUTWARD_INSIDE: '127.0.0.1/32' }) })
    expect(asked).toBe(1)
  })

  it('an address that is not allowed is refused there too', async () => {
    await expect(outward(there(), {}, { allow: ['example.org'], config: rehearsal })).rejects.toMatchObject({ code: 'outward.forbidden' })
    expect(asked).toBe(1)
  })

  it('a mail ends as rehearsed', async () => {
    expect(await sendMail({ to: 'a@example.org', letter: { subject: 's', body: 'b' }, lang: 'en', link: '', key: 'k' }, rehearsal)).toEqual({ state: 'rehearsed' })
  })
})

describe('acting as somebody', () => {
  const accounts = actingAccounts(key, { emailOf: async () => 'session@example.org' } as unknown as Accounts)

  it('needs the key of this rehearsal; a session counts for nothing', async () => {
    expect(await accounts.emailOf({ 'x-acting-as': 'wang-min', 'x-rehearsal-key': key })).toMatch(/@/)
    expect(await accounts.emailOf({ 'x-acting-as': 'wang-min', 'x-rehearsal-key': 'x'.repeat(40) })).toBeNull()
    expect(await accounts.emailOf({ 'x-acting-as': 'wang-min' })).toBeNull()
    expect(await accounts.emailOf({ 'x-acting-as': 'nobody', 'x-rehearsal-key': key })).toBeNull()
    expect(await accounts.emailOf({ cookie: 'recourse.session_token=1' })).toBeNull()
  })
})

describe('what scenarios said', () => {
  const result = (scenario: string, outcome: 'passed' | 'failed' | 'unfit', at: string, drafts: { name: string, checksum: string }[] = []) =>
    ({ _id: `${at}/${scenario}`, run: at, scenario, at: new Date(at), by: 'administrator', drafts, outcome, fault: null, milliseconds: 1 })
  const draft = { name: 'tier-policy.dmn', checksum: 'new' }

  beforeAll(async () => {
    await ScenarioResults.create([
      result('a', 'passed', '2026-01-01T00:00:00Z'),
      result('a', 'failed', '2026-01-02T00:00:00Z', [draft]),
      result('b', 'failed', '2026-01-02T00:00:00Z', [draft]),
      result('b', 'passed', '2026-01-03T00:00:00Z', [draft]),
      result('c', 'unfit', '2026-01-03T00:00:00Z', [draft]),
    ])
  })

  it('a release carries the latest word of each about exactly its contents', async () => {
    expect(await summaryFor({ 'tier-policy.dmn': 'new' })).toEqual({ ran: 2, passed: 1, failed: 1, at: new Date('2026-01-03T00:00:00Z'), files: { 'tier-policy.dmn': 'new' } })
    expect(await summaryFor({ 'tier-policy.dmn': 'newer' })).toBeNull()
    expect(await summaryFor({})).toBeNull()
  })

  it('what a draft said counts for what is live once it is', async () => {
    expect((await lastLive(new Map([['tier-policy.dmn', 'old']]))).get('a')?.outcome).toBe('passed')
    expect((await lastLive(new Map([['tier-policy.dmn', 'new']]))).get('a')?.outcome).toBe('failed')
  })

  it('two scenarios of one name are refused, and the second is not kept', async () => {
    const rows = [{ who: 'complainant', does: 'reports', with: '', expect: '' }]
    await keepScenario({ name: 'One', process: null, rows }, 'administrator', new Date())
    await expect(keepScenario({ name: 'One', process: null, rows }, 'administrator', new Date())).rejects.toMatchObject({ code: 'scenario.named' })
    expect(await OwnScenarios.countDocuments()).toBe(1)
  })
})
