/** A pack that somebody sends: a zip of files that the studio edits and a manifest. Nothing of it is trusted, and nothing of it touches the disk. */
import { Type, type Static } from '@sinclair/typebox'
import { Ajv } from 'ajv'
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate'
import { Refusal, type FieldFault } from '../../errors/errors.ts'
import { checksumOf, kindOf, type FileKind } from '../files/names.ts'

export const manifestName = 'recourse.json'

/** What a configuration of a hospital comes to, many times over. */
const most = { files: 600, bytes: 40 * 1024 * 1024 }
/** So little that no piece becomes much more than {@link most}. */
const piece = 4096

const Manifest = Type.Object({
  format: Type.Literal(1),
  /** Version of the product that wrote it. */
  product: Type.String({ maxLength: 40 }),
  /** Of the rules that the hospital runs by. */
  pack: Type.String({ maxLength: 100 }),
  at: Type.String({ maxLength: 40 }),
  files: Type.Array(Type.Object({ name: Type.String({ maxLength: 200 }), checksum: Type.String({ maxLength: 40 }) }), { maxItems: most.files }),
})
export type Manifest = Static<typeof Manifest>

const valid = new Ajv({ strict: true }).compile<Manifest>(Manifest)

export interface SentFile {
  name: string
  kind: FileKind
  content: string
}

export interface SentPack {
  manifest: Manifest
  files: SentFile[]
}

/** @throws Refusal `pack.refused` with what is wrong by file: no zip, too much in it, a file that the studio does not know, or one that is not what the manifest says */
export function readZip(bytes: Uint8Array): SentPack {
  const texts = unpack(bytes)
  const manifest = readManifest(texts.get(manifestName))
  texts.delete(manifestName)
  const listed = new Map(manifest.files.map(({ name, checksum }) => [name, checksum]))
  const faults = [
    ...[...texts].filter(([name, text]) => listed.get(name) !== checksumOf(text)).map(([name]) => fault(name, listed.has(name) ? 'It is not what the manifest says: it was changed on its way.' : 'The manifest does not name it.')),
    ...[...listed.keys()].filter((name) => !texts.has(name)).map((name) => fault(name, 'It is missing.')),
  ]
  if (faults.length > 0) throw refused(faults)
  return { manifest, files: [...texts].map(([name, content]) => ({ name, kind: kindOf(name)!, content })) }
}

function readManifest(text: string | undefined): Manifest {
  try {
    const manifest: unknown = JSON.parse(text ?? '')
    if (valid(manifest)) return manifest
  } catch {
    // said below
  }
  throw refused([fault(manifestName, text === undefined ? 'It is missing: this is no pack of Recourse.' : 'It cannot be read.')])
}

/** By name. Counted while it is unpacked: what the zip says about sizes is not believed. */
function unpack(bytes: Uint8Array): Map<string, string> {
  const found = new Map<string, Uint8Array[]>()
  let total = 0
  const take = (file: UnzipFile): void => {
    const { name } = file
    if (name !== manifestName && !kindOf(name)) throw refused([fault(name, 'The studio does not know files of this name.')])
    if (found.has(name)) throw refused([fault(name, 'It is there twice.')])
    if (found.size >= most.files) throw refused([fault(name, `There are more than ${most.files} files.`)])
    const parts: Uint8Array[] = []
    found.set(name, parts)
    file.ondata = (broken, chunk) => {
      if (broken) throw broken
      total += chunk.length
      if (total > most.bytes) throw refused([fault(name, `Unpacked it is more than ${most.bytes / 1024 / 1024} MB.`)])
      parts.push(chunk)
    }
    file.start()
  }
  try {
    const unzip = new Unzip(take)
    unzip.register(UnzipInflate)
    for (let at = 0; at < bytes.length; at += piece) unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length)
    return new Map([...found].map(([name, parts]) => [name, textOf(name, parts)]))
  } catch (cause) {
    throw cause instanceof Refusal ? cause : refused([fault('', 'It is no zip file, or a broken one.')], cause)
  }
}

function textOf(name: string, parts: Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts))
  } catch {
    throw refused([fault(name, 'It is not UTF-8.')])
  }
}

const fault = (name: string, message: string): FieldFault => ({ path: name.replaceAll(/[\p{Cc}]/gu, '?').slice(0, 200), message })

const refused = (errors: FieldFault[], cause?: unknown): Refusal => new Refusal('pack.refused', { errors: errors.slice(0, 50), cause })
