import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../engine/errors/errors.ts'
import { checksumOf } from '../../../engine/studio/files/names.ts'
import { manifestName, readZip } from '../../../engine/studio/packs/read-zip.ts'
import { zipped } from '../../../engine/studio/packs/write-zip.ts'

const about = { product: '0.1.0', pack: 'base', at: '2026-11-26T00:00:00.000Z' }
const files = [{ name: 'notify/answer.zh.hbs', content: '您好 {{name}}' }, { name: 'settings/departments.csv', content: '\uFEFFid,name\r\na,甲\r\n' }, { name: 'tier-policy.dmn', content: '<definitions/>' }]

const manifestOf = (names: Record<string, string>): Uint8Array => strToU8(JSON.stringify({ format: 1, ...about, files: Object.entries(names).map(([name, content]) => ({ name, checksum: checksumOf(content) })) }))
const withManifest = (names: Record<string, string>): Uint8Array => zipSync({ [manifestName]: manifestOf(names), ...Object.fromEntries(Object.entries(names).map(([name, content]) => [name, strToU8(content)])) })

function refusalOf(bytes: Uint8Array): { code: string, errors: unknown } {
  try {
    readZip(bytes)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, errors: error.extra.errors }
    throw error
  }
  throw new Error('it was read')
}

describe('a pack', () => {
  it('comes back as it was written, to the byte', () => {
    const { manifest, files: back } = readZip(zipped(about, files))
    expect(back.map(({ name, content }) => ({ name, content }))).toEqual(files)
    expect(manifest).toMatchObject({ format: 1, product: '0.1.0' })
  })

  it.each(['../../etc/passwd', '/etc/cron.d/x.bpmn', '..\\..\\x.bpmn', 'a/b.bpmn', 'run.sh', 'settings/../people.csv', 'C:\\x.form', 'x\0.bpmn', 'notify/answer.en.hbs.exe'])('with a file of the name %j is refused', (name) => {
    expect(refusalOf(withManifest({ [name]: 'x' }))).toMatchObject({ code: 'pack.refused', errors: [{ message: 'The studio does not know files of this name.' }] })
  })

  it('that becomes more than it should when it is unpacked is refused while it is unpacked', () => {
    const bomb = zipSync({ 'a.bpmn': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusalOf(bomb)).toMatchObject({ code: 'pack.refused', errors: [{ path: 'a.bpmn', message: expect.stringContaining('more than 40 MB') }] })
  })

  it('that lies about the sizes of its files is refused as well', () => {
    const bomb = zipSync({ 'a.bpmn': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(22, 10, true)
    expect(refusalOf(bomb).code).toBe('pack.refused')
  })

  it('with more files than a configuration has is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`f${i}.form`, strToU8('{}')]))
    expect(refusalOf(zipSync(many))).toMatchObject({ errors: [{ message: 'There are more than 600 files.' }] })
  })

  it.each([
    ['no zip', strToU8('hello')],
    ['nothing', new Uint8Array()],
    ['half a zip', zipped(about, files).subarray(0, 300)],
    ['no manifest', zipSync({ 'a.bpmn': strToU8('x') })],
    ['a manifest that is no JSON', zipSync({ [manifestName]: strToU8('{') })],
    ['a manifest of another format', zipSync({ [manifestName]: strToU8('{"format":2}') })],
    ['text that is not UTF-8', zipSync({ [manifestName]: manifestOf({}), 'a.bpmn': new Uint8Array([0xc3, 0x28]) })],
  ])('that is %s is refused', (_, bytes) => {
    expect(refusalOf(bytes).code).toBe('pack.refused')
  })

  it('that was changed on its way, or of which something is missing or too much, is refused by file', () => {
    const changed = zipSync({ [manifestName]: manifestOf({ 'a.form': '{}', 'b.form': '{}' }), 'a.form': strToU8('{"x":1}'), 'c.form': strToU8('{}') })
    expect(refusalOf(changed).errors).toEqual([
      { path: 'a.form', message: 'It is not what the manifest says: it was changed on its way.' },
      { path: 'c.form', message: 'The manifest does not name it.' },
      { path: 'b.form', message: 'It is missing.' },
    ])
  })
})
