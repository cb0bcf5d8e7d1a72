import { beforeAll, describe, expect, it } from 'vitest'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const zip = Buffer.from('504b0304140000000800', 'hex')

describe('an upload', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const send = (bytes: Buffer, name: string, type = 'image/png', field = 'file') => {
    const form = new FormData()
    form.set(field, new Blob([new Uint8Array(bytes)], { type }), name)
    return place.anyone.call<{ id: string, type: string }>('POST', '/api/public/uploads', form)
  }

  const caseOf = (id: string) => place.admin.get<{ attachments: { id: string, name: string }[], entries: { elementId: string, words: Record<string, unknown> }[] }>(`/api/complaints/${id}`)

  it.each([['SVG', svg, 'a.png'], ['HTML', html, 'a.jpg'], ['an archive', zip, 'a.png'], ['a program', Buffer.from('MZ\x90\0'), 'a.png'], ['nothing', Buffer.alloc(0), 'a.png']])(
    '%s is refused, whatever it calls itself', async (_kind, bytes, name) => {
      const answer = await send(bytes, name)
      expect([answer.status, answer.body.type]).toEqual([422, '/problems/attachment.refused'])
    })

  it('keeps no name that leads elsewhere, and comes back as a download that no browser runs', async () => {
    const { body: { id: upload } } = await send(Buffer.concat([png, html]), '../../etc/cron.d/\u202Egpj.html')
    const { id } = await place.report({ attachments: [upload] })
    const [attachment] = (await place.admin.get<{ attachments: { id: string, name: string, type: string }[] }>(`/api/complaints/${id}`)).attachments
    expect(attachment).toMatchObject({ id: upload, name: 'gpj.png', type: 'image/png' })

    const { status, headers } = await place.admin.call('GET', `/api/complaints/${id}/attachments/${upload}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  it('picked in a form of the process goes into the case, and one that belongs to another case refuses the whole form', async () => {
    const [{ body: { id: own } }, { body: { id: foreign } }] = [await send(png, 'letter.png'), await send(png, 'other.png')]
    await place.report({ attachments: [foreign] })
    const { id } = await place.report()
    await place.done(id, 'register-complaint', registered({ kind: 'complaint', tier: 'dispute', severity: '0' }))
    await place.done(id, 'emergency-contact', { joined: true, contact: 'reached', statement: 'She fell.' })
    const { key } = await place.task(id, 'investigate')
    const found = { footage: 'seen', witnesses: 2, factsFound: 'The rail was down.', founded: 'yes' }

    const refused = await place.admin.call<{ type: string }>('POST', `/api/tasks/${key}/complete`, { variables: { ...found, evidenceFiles: [own, foreign] } })
    expect([refused.status, refused.body.type]).toEqual([404, '/problems/attachment.unknown'])
    expect(await caseOf(id)).toMatchObject({ attachments: [] })
    expect((await place.openTasks(id)).map((task) => task.key)).toContain(key)

    await place.admin.post(`/api/tasks/${key}/complete`, { variables: { ...found, evidenceFiles: [own] } })
    expect(await caseOf(id)).toMatchObject({ attachments: [{ id: own, name: 'letter.png' }] })
    expect((await caseOf(id)).entries.at(-1)).toMatchObject({ elementId: 'investigate', words: { evidenceFiles: [own] } })
  })

  it('belongs to one complaint, and an unknown one is refused with nothing kept', async () => {
    const { body: { id: upload } } = await send(png, 'a.png')
    await place.report({ attachments: [upload] })
    const taken = await place.anyone.call<{ type: string }>('POST', '/api/public/complaints', { channel: 'web', subject: 'Second taker', narrative: 'x', attachments: [upload] })
    expect([taken.status, taken.body.type]).toEqual([404, '/problems/attachment.unknown'])
    expect((await place.anyone.call('POST', '/api/public/complaints', { channel: 'web', subject: 'Second taker', narrative: 'x', attachments: ['nothing'] })).status).toBe(404)
    expect((await place.admin.get<{ items: unknown[] }>('/api/complaints?q=Second%20taker')).items).toEqual([])
  })

  it('that is broken, of another field, or no multipart at all is refused and the server goes on', async () => {
    expect((await send(png, 'a.png', 'image/png', 'other')).status).toBe(400)
    const broken = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf'
    expect((await place.anyone.call('POST', '/api/public/uploads', broken, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400)
    expect((await place.anyone.call('POST', '/api/public/uploads', broken, { 'content-type': 'multipart/form-data' })).status).toBe(400)
    expect((await place.anyone.call('POST', '/api/public/uploads', {})).status).toBe(400)
    expect((await place.anyone.call('GET', '/api/health')).status).toBe(200)
  })

  it('past the size limit is refused', async () => {
    const answer = await send(Buffer.concat([png, Buffer.alloc(51 * 1024 * 1024)]), 'big.png')
    expect([answer.status, answer.body.type]).toEqual([413, '/problems/request.too-large'])
  })
})
