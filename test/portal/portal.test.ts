/** The portal without a browser: what it promises, short addresses, the form without scripts, reports that are doubted. */
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { staffWith } from '../kit/staff.ts'

interface Problem {
  type: string
}

const page = (body: unknown): string => body as string

describe('the portal', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  it('promises what the tables of the hospital say', async () => {
    const { promises, megabytes } = await place.anyone.get<{ megabytes: number, promises: { stage: string, soonest: { text: { en: string }, by: string }, latest: { text: { en: string }, by: string } }[] }>('/api/public/portal')
    expect(promises.map(({ stage, soonest, latest }) => [stage, soonest.text.en, latest.text.en])).toEqual([
      ['contact', '1 hour', '24 hours'], ['plan', '3 days', '7 days'], ['end', '5 days', '7 days'],
    ])
    const now = await place.now()
    expect(Math.abs(Date.parse(promises[0]!.latest.by) - now.getTime() - 24 * 3600_000)).toBeLessThan(60_000)
    expect(megabytes).toBe(50)
  })

  describe('has short addresses', () => {
    const make = (body: unknown) => place.admin.call<{ code: string, url: string, qr: string }>('POST', '/api/portal/links', body)
    const open = (code: string) => place.anyone.call('GET', `/r/${code}`)

    it('that fill in the place, are counted, and lead to the empty form once they are revoked', async () => {
      const { status, body: { code, url, qr } } = await make({ department: 'cardiology', place: '3rd floor, ward B' })
      expect([status, url.endsWith(`/r/${code}`), qr.startsWith('<svg')]).toEqual([201, true, true])
      const led = await open(code.toLowerCase())
      expect([led.status, led.headers.get('location')]).toEqual([302, `/report?link=${code}`])
      expect(await place.anyone.get(`/api/public/portal?link=${code}`)).toMatchObject({ at: { department: 'cardiology', place: '3rd floor, ward B' } })
      expect(page((await place.anyone.call('GET', `/report?link=${code}`)).body)).toContain(`/report/plain?link=${code}`)
      const plain = page((await place.anyone.call('GET', `/report/plain?link=${code}`)).body)
      expect(plain).toContain('value="3rd floor, ward B"')
      expect(plain).toMatch(/value="cardiology" selected/)
      const listed = async () => (await place.admin.get<{ items: { code: string, opened: number, revokedAt?: string }[] }>('/api/portal/links')).items.find((one) => one.code === code)!
      expect(await listed()).toMatchObject({ opened: 1 })

      const { id } = await place.report({ link: code })
      expect((await place.caseFile(id)).facts).toMatchObject({ link: code })

      expect((await place.admin.call('DELETE', `/api/portal/links/${code}`)).status).toBe(204)
      expect((await open(code)).headers.get('location')).toBe('/report')
      expect(await place.anyone.get(`/api/public/portal?link=${code}`)).not.toHaveProperty('at')
      expect(await listed()).toMatchObject({ opened: 1, revokedAt: expect.any(String) as string })
    })

    it('that belong to something, and unknown ones lead nowhere else', async () => {
      expect((await make({})).status).toBe(400)
      expect((await make({ department: 'nowhere' })).status).toBe(400)
      expect((await place.admin.call<Problem>('DELETE', '/api/portal/links/AAAAAA')).body.type).toBe('/problems/link.unknown')
      for (const code of ['ZZZZZZ', '//evil.example', '%0d%0aSet-Cookie:a=b', 'x'.repeat(500)]) {
        const { status, headers } = await open(code)
        expect([code, status === 404 || headers.get('location') === '/report', headers.getSetCookie()]).toEqual([code, true, []])
      }
    })
  })

  describe('stands in pages of other sites', () => {
    const framedBy = async (path: string) => {
      const { headers } = await place.anyone.call('GET', path)
      return { ancestors: /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1], old: headers.get('x-frame-options') }
    }
    const allow = (sites: string[], as = place.admin) => as.call('PUT', '/api/portal/embedding', { sites })

    it('that an administrator has listed, and the desk in none', async () => {
      expect((await framedBy('/report')).ancestors).toBe("'self'")
      expect((await allow(['https://www.hospital.example'])).status).toBe(204)
      try {
        for (const path of ['/report', '/follow', '/report/plain']) expect([path, await framedBy(path)]).toEqual([path, { ancestors: "'self' https://www.hospital.example", old: null }])
        expect(await framedBy('/desk')).toEqual({ ancestors: "'self'", old: 'SAMEORIGIN' })
      } finally {
        await allow([])
      }
      expect((await framedBy('/report')).ancestors).toBe("'self'")
    })

    it('and nobody else lists any, nor more than a site', async () => {
      const office = await staffWith(place.admin, ({ roles }) => roles.includes('complaint-office') && !roles.includes('administrator'))
      expect((await allow(['https://evil.example'], office.client)).status).toBe(403)
      expect((await allow(["https://a.example; script-src 'unsafe-inline'"])).status).toBe(400)
      expect(await place.admin.get('/api/portal/embedding')).toEqual({ sites: [] })
    })
  })

  describe('has a form without scripts', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
    const words = () => ({ key: `plain-${Math.random()}`, began: String(Date.now() - 60_000), link: '', website: '', subject: '', narrative: `The lift stood still for an hour, number ${Math.random()}.`, department: 'cardiology', place: '', when: '', name: 'Li Na', phone: '13800138000', email: '', relation: 'self' })
    const send = (fields: Record<string, string>, files: [name: string, bytes: Buffer][] = [], headers: Record<string, string> = {}) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name)
      return place.anyone.call('POST', '/report/plain?lang=en', form, headers)
    }
    const numbersOn = (body: unknown) => [...page(body).matchAll(/<dd>([^<]+)<\/dd>/g)].map(([, text]) => text!)
    const filed = async (narrative: string) => (await place.admin.get<{ items: { id: string, receipt: string, subject: string }[] }>(`/api/complaints?q=${encodeURIComponent(narrative)}`)).items

    it('that files a complaint once, however often it is sent, with its files, and leads on to its progress', async () => {
      const fields = words()
      const [once, again] = await Promise.all([send(fields, [['lift.png', png]]), send(fields, [['lift.png', png]])])
      const later = await send(fields, [['lift.png', png]])
      expect([once.status, again.status, later.status]).toEqual([201, 201, 201])
      const [receipt, code] = numbersOn(once.body)
      expect([numbersOn(again.body), numbersOn(later.body)]).toEqual([[receipt, code], [receipt, code]])
      const found = await place.admin.get<{ items: { id: string, subject: string }[] }>(`/api/complaints?q=${receipt}`)
      expect(found.items.map(({ subject }) => subject)).toEqual(['The lift stood still for an hour…'])
      expect(await place.caseFile(found.items[0]!.id)).toMatchObject({ department: 'cardiology', complainant: { name: 'Li Na', phone: '13800138000' }, attachments: [{ name: 'lift.png', type: 'image/png' }] })
      expect(page(once.body)).toContain('Within 24 hours')

      await place.task(found.items[0]!.id, 'register-complaint')
      const follow = (values: Record<string, string>) => place.anyone.call('POST', '/follow/plain?lang=en', new URLSearchParams(values).toString(), { 'content-type': 'application/x-www-form-urlencoded' })
      const seen = await eventually('the step is to be read', async () => {
        const answer = await follow({ receipt: receipt!, code: code! })
        return page(answer.body).includes('Your complaint is being registered.') && answer
      })
      expect([seen.status, page(seen.body).includes('Now with: Complaint office')]).toEqual([200, true])
      const [wrong, unknown] = [await follow({ receipt: receipt!, code: 'AAAA-AAAA-AAAA' }), await follow({ receipt: '2001-000001', code: code! })]
      expect([wrong.status, unknown.status]).toEqual([404, 404])
      expect(page(wrong.body).replace(receipt!, '')).toBe(page(unknown.body).replace('2001-000001', ''))
    })

    it('that says at each field what is wrong, keeps what was typed, and files nothing', async () => {
      const hostile = '"><img src=x onerror=alert(1)>'
      const answer = await send({ ...words(), narrative: '  ', phone: '', email: 'nobody', place: hostile })
      expect(answer.status).toBe(400)
      for (const said of ['Tell us what happened, in writing or as a recording', 'This does not look like an e-mail address']) expect(page(answer.body)).toContain(said)
      expect(page(answer.body)).toContain('value="&#34;&#62;&#60;img src=x onerror=alert(1)&#62;"')
      expect(page(answer.body)).not.toContain('<img')
      expect(await filed('onerror')).toEqual([])
      expect(page((await send({ ...words(), phone: '', email: '' })).body)).toContain('Leave a phone number or an e-mail address')
    })

    it('that takes no file of another kind, and files nothing then', async () => {
      const fields = words()
      const answer = await send(fields, [['a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')]])
      expect([answer.status, page(answer.body).includes('Pictures, sound, video and PDF files are accepted.')]).toEqual([422, true])
      expect(await filed(fields.narrative)).toEqual([])
    })

    it('that no other site can send', async () => {
      const fields = words()
      for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) expect((await send(fields, [], headers)).status).toBe(403)
      expect(await filed(fields.narrative)).toEqual([])
      const { headers } = await place.anyone.call('GET', '/report/plain')
      expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['same-origin', 'no-store'])
      expect((await send(fields, [], { origin: inject('recourse').baseUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    })

    it('in the language of the reader, or the one that was chosen', async () => {
      const read = async (path: string, language: string) => page((await place.anyone.call('GET', path, undefined, { 'accept-language': language })).body)
      expect(await read('/report/plain', 'zh-CN,zh;q=0.9')).toContain('事情经过')
      expect(await read('/report/plain', 'de')).toContain('What happened?')
      expect(await read('/report/plain?lang=zh', 'en')).toContain('lang="zh-CN"')
      expect(await read('/follow/plain?lang=zh', 'en')).toContain('查询码')
    })
  })

  describe('takes reports that are doubted, and tells the office why', () => {
    const doubtsOf = async (id: string) => ({ facts: (await place.caseFile(id)).facts['doubts'], told: (await place.history(id)).filter(({ kind }) => kind === 'complaint.doubted').map(({ data }) => data) })

    it('of a program that fills in everything at once', async () => {
      const { id } = await place.report({ manner: { seconds: 1, trap: 'https://buy.example' } })
      expect(await doubtsOf(id)).toEqual({ facts: ['trap', 'hurried'], told: [{ because: ['trap', 'hurried'], same: null }] })
      await place.task(id, 'register-complaint')
    })

    it('of somebody who sends the same words again', async () => {
      const words = { anonymous: true, complainant: undefined, narrative: `The corridor is wet, ${Math.random()}.`, manner: { seconds: 60 } }
      const first = await place.report(words)
      const second = await place.report(words)
      expect(await doubtsOf(first.id)).toEqual({ facts: undefined, told: [] })
      expect(await doubtsOf(second.id)).toEqual({ facts: ['repeated'], told: [{ because: ['repeated'], same: first.receipt }] })
    })
  })

  it('shows the way to a complaint as a code to photograph, to whoever holds its code alone', async () => {
    const { receipt, trackingCode } = await place.report()
    const qr = await place.anyone.call('GET', `/api/public/complaints/${receipt}/qr?code=${trackingCode}`)
    expect([qr.status, qr.headers.get('content-type'), page(qr.body).startsWith('<svg')]).toEqual([200, 'image/svg+xml; charset=utf-8', true])
    expect((await place.anyone.call<Problem>('GET', `/api/public/complaints/${receipt}/qr?code=AAAA-AAAA-AAAA`)).body.type).toBe('/problems/complaint.unknown')
  })

  it('keeps a voice as sound, whatever container the phone put it into', async () => {
    const recorded = Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff1549a96694', 'hex'), Buffer.from('A_OPUS')])
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(recorded)], { type: 'audio/webm' }), 'Recording 1.webm')
    const { id: upload } = await place.anyone.post<{ id: string }>('/api/public/uploads', form)
    const { id } = await place.report({ attachments: [upload] })
    expect(await place.caseFile(id)).toMatchObject({ attachments: [{ name: 'Recording 1.webm', type: 'audio/webm' }] })
  })
})
