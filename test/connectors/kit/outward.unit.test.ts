import { Type } from '@sinclair/typebox'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outwardFaults } from '../../../connectors/kit/outward-faults.ts'
import { outward, type Lookup, type OutwardLimits } from '../../../connectors/kit/outward.ts'
import { hostFault, namedIn } from '../../../connectors/kit/outward-rules.ts'

const inside = { outwardInside: ['127.0.0.1/32'] }
const nothingInside = { outwardInside: [] }
const resolving = (...addresses: string[]): Lookup => (_, __, done) => done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))

let answer: (request: IncomingMessage, response: ServerResponse) => void
let heard: string[] = []
const server = createServer((request, response) => {
  heard.push(`${request.method} ${request.url}`)
  answer(request, response)
})
let base = ''
let host = ''

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  base = `http://${host}`
})
afterAll(() => void server.close())
beforeEach(() => {
  heard = []
  answer = (_, response) => void response.end('{"ok":true}')
})

const ask = async (url: string, limits: Partial<OutwardLimits> = {}) => await outward(url, {}, { allow: [host], config: inside, ...limits })
const faultOf = async (asked: Promise<unknown>): Promise<string> => await asked.then(() => 'none', (error: Error & { code?: string }) => `${error.name} ${error.code}`)

describe('the way out', () => {
  it('asks a host that is allowed and reads its answer', async () => {
    const { status, json } = await ask(`${base}/hello`)
    expect([status, json(), heard]).toEqual([200, { ok: true }, ['GET /hello']])
  })

  it('asks nobody who is not on the list, on no other port and under no other name', async () => {
    for (const allow of [[], ['127.0.0.1'], ['127.0.0.1:1'], ['example.org'], [`*.${host}`]]) expect(await faultOf(ask(base, { allow }))).toBe('JobRefused outward.forbidden')
    expect(heard).toEqual([])
  })

  it('never reaches the machine or the network it lives in, however the address is written', async () => {
    const ports = new URL(base).port
    for (const name of ['127.0.0.1', '2130706433', '0x7f.1', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'localhost', 'localhost.', 'a.localhost', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.100.100.200', '[fe80::1]', '[fd00:ec2::254]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '224.0.0.1', '255.255.255.255']) {
      const url = new URL(`https://${name}:${ports}/`)
      expect([name, await faultOf(outward(url, {}, { allow: [url.host, url.hostname], config: nothingInside }))]).toEqual([name, 'JobRefused outward.forbidden'])
    }
    expect(heard).toEqual([])
  })

  it('never reaches it through a name either, not even where only one of its addresses is inside', async () => {
    const { port } = new URL(base)
    const limits = { allow: [`rebound.example:${port}`], config: nothingInside }
    for (const addresses of [['127.0.0.1'], ['::1'], ['93.184.216.34', '127.0.0.1'], ['169.254.169.254']]) {
      expect(await faultOf(outward(`https://rebound.example:${port}/`, {}, { ...limits, lookup: resolving(...addresses) }))).toBe('JobRefused outward.forbidden')
    }
    expect(heard).toEqual([])
  })

  it('asks for a name once and connects to the address it has checked', async () => {
    const { port } = new URL(base)
    let asked = 0
    const lookup: Lookup = (name, options, done) => resolving((asked += 1) === 1 ? '127.0.0.1' : '10.0.0.1')(name, options, done)
    await outward(`http://inside.example:${port}/`, {}, { allow: [`inside.example:${port}`], config: inside, lookup })
    expect([asked, heard]).toEqual([1, ['GET /']])
  })

  it('goes outside by https only', async () => {
    expect(await faultOf(outward('http://plain.example/', {}, { allow: ['plain.example'], config: nothingInside, lookup: resolving('93.184.216.34') }))).toBe('JobRefused outward.forbidden')
    for (const url of ['ftp://127.0.0.1/', 'file:///etc/passwd', 'http://user:password@127.0.0.1/']) expect(await faultOf(ask(url, { allow: ['127.0.0.1', ''] }))).toBe('JobRefused outward.forbidden')
  })

  it('follows no redirect', async () => {
    answer = (_, response) => void response.writeHead(302, { location: `${base}/inward` }).end()
    expect(await faultOf(ask(base))).toBe('JobRefused outward.answer:302')
    expect(heard).toEqual(['GET /'])
  })

  it('says of an answer whether trying again may help, and whether something may have happened', async () => {
    const said = async (status: number, headers = {}): Promise<unknown> => {
      answer = (_, response) => void response.writeHead(status, headers).end()
      return await ask(base).catch((error: unknown) => error)
    }
    expect(await said(404)).toMatchObject({ name: 'JobRefused', code: 'outward.answer:404' })
    expect(await said(429, { 'retry-after': '7' })).toMatchObject({ name: 'JobDelayed', code: 'outward.answer:429', after: 7_000 })
    expect(await said(503, { 'retry-after': '9999999' })).toMatchObject({ name: 'JobDelayed', after: 15_000 })
    expect(await said(500)).toMatchObject({ name: 'OutwardDoubt', code: 'outward.answer:500' })
    expect(await said(404, {}).then(async () => (await ask(base, { expected: () => true })).status)).toBe(404)
  })

  it('knows that nothing was sent where nobody answers the door', async () => {
    const closed = createServer()
    await once(closed.listen(0, '127.0.0.1'), 'listening')
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    expect(await faultOf(ask(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] }))).toBe('JobDelayed outward.away')
  })

  it('does not know what happened where the connection breaks, the answer is too large or too slow', async () => {
    answer = (request) => void request.socket.destroy()
    expect(await faultOf(ask(base))).toBe('OutwardDoubt outward.lost')
    answer = (_, response) => void response.end('x'.repeat(2_000))
    expect(await faultOf(ask(base, { maxBytes: 1_000 }))).toBe('OutwardDoubt outward.too-large')
    answer = (_, response) => void sleep(300).then(() => response.end())
    expect(await faultOf(ask(base, { timeoutMs: 50 }))).toBe('OutwardDoubt outward.lost')
    expect(await faultOf(ask(base, { signal: AbortSignal.timeout(50) }))).toBe('OutwardDoubt outward.lost')
  })

  it('lets nobody write headers that say where a request goes, or two headers in one', async () => {
    for (const headers of [{ Host: 'other.example' }, { 'Transfer-Encoding': 'chunked' }, { 'x-one': 'a\r\nx-two: b' }]) {
      expect(await faultOf(outward(base, { headers: headers as Record<string, string> }, { allow: [host], config: inside }))).toBe('JobRefused outward.malformed')
    }
    expect(heard).toEqual([])
  })
})

describe('the list of hosts', () => {
  it('takes a star for every name below, not for the name itself or one that only ends alike', () => {
    const named = (entry: string, url: string): boolean => namedIn([entry], new URL(url))
    expect([named('*.example.org', 'https://a.example.org'), named('*.example.org', 'https://example.org'), named('*.example.org', 'https://badexample.org')]).toEqual([true, false, false])
    expect([named('Example.org', 'https://EXAMPLE.org'), named('example.org:443', 'https://example.org'), named('example.org:8443', 'https://example.org:8443')]).toEqual([true, false, true])
  })

  it('refuses an address inside when it is saved', () => {
    expect([hostFault(new URL('https://10.1.2.3/'), []), hostFault(new URL('https://10.1.2.3/'), ['10.1.0.0/16']), hostFault(new URL('https://203.0.113.7/'), [])]).toEqual(['inside', null, 'inside'])
    expect(hostFault(new URL('https://93.184.216.34/'), [])).toBeNull()
  })
})

describe('settings', () => {
  const schema = Type.Object({ hosts: Type.Array(Type.String({ outward: 'host' })), address: Type.String({ outward: 'address' }), note: Type.String() })
  const faultsIn = (hosts: string[], address: string, inside: string[] = []) => outwardFaults(schema, { hosts, address, note: 'https://127.0.0.1' }, inside).map(({ path }) => path)

  it('with an address that leads inward are not saved', () => {
    expect(faultsIn(['api.example.org', '127.0.0.1:8080', 'localhost', '*.example.org'], 'https://169.254.169.254/hook')).toEqual(['/hosts/1', '/hosts/2', '/address'])
    expect(faultsIn(['10.20.0.7'], 'http://10.20.0.7:8080/city', ['10.20.0.0/16'])).toEqual([])
  })
})
