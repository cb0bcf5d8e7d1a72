/**
 * Secrets of connectors: passwords, keys, tokens. A diagram or a setting only names one, `{{secrets.SMS_KEY}}`; its value stands encrypted in the database, is put in its
 * place when a job runs, and nobody can read it back.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { TSchema } from '@sinclair/typebox'
import { model, Schema } from 'mongoose'
import { installationSecret } from '../../engine/access/installation-secret.ts'
import { JobRefused } from './refusals.ts'

export interface Secret {
  /** Its name in capitals: `SMS_KEY`. */
  _id: string
  /** AES-256-GCM: nonce, tag and text, base64url each, with dots between. */
  sealed: string
  /** Host names that it may be sent to; empty: wherever an administrator's settings send it, and nowhere where a diagram says the address. */
  hosts: string[]
  changedAt: Date
  /** Person id. */
  changedBy: string | null
}

const secretSchema = new Schema<Secret>(
  {
    _id: { type: String, required: true },
    sealed: { type: String, required: true },
    hosts: { type: [String], required: true },
    changedAt: { type: Date, required: true },
    changedBy: { type: String, default: null },
  },
  { collection: 'connector-secrets', versionKey: false },
)

export const Secrets = model<Secret>('ConnectorSecret', secretSchema)

export const secretName = '[A-Z][A-Z0-9_]{0,63}'
const named = new RegExp(`\\{\\{\\s*secrets\\.(${secretName})\\s*\\}\\}`, 'g')

/** Keeps a secret under its name, in place of an earlier one. */
export async function keepSecret({ name, value, hosts, by, at }: { name: string, value: string, hosts: string[], by: string | null, at: Date }): Promise<void> {
  const sealed = seal(name, value, await key())
  await Secrets.updateOne({ _id: name }, { sealed, hosts: hosts.map((host) => host.toLowerCase()), changedAt: at, changedBy: by }, { upsert: true })
}

/** Values with their secrets in place, and which secrets those are. */
export interface Filled<T> {
  values: T
  used: UsedSecret[]
}

export interface UsedSecret {
  name: string
  value: string
  hosts: readonly string[]
}

/**
 * Puts secrets in their places, in those fields only that the schema marks `secret: true`: what somebody typed elsewhere stays what it is.
 * @throws JobRefused `secret.unknown:NAME`, `secret.unreadable:NAME` (kept under another RECOURSE_SECRET)
 */
export async function fillSecrets<T>(schema: TSchema, values: T): Promise<Filled<T>> {
  const names = new Set<string>()
  walk(schema, values, (text) => text.replaceAll(named, (whole, name: string) => {
    names.add(name)
    return whole
  }))
  if (names.size === 0) return { values, used: [] }
  const used = await open([...names])
  const valueOf = new Map(used.map(({ name, value }) => [name, value]))
  return { values: walk(schema, values, (text) => text.replaceAll(named, (_, name: string) => valueOf.get(name)!)) as T, used }
}

/** @throws JobRefused `secret.other-host:NAME` where one of the secrets is not meant for one of the hosts */
export function refuseOtherHosts(used: readonly UsedSecret[], goesTo: readonly string[]): void {
  for (const { name, hosts } of used) {
    if (goesTo.length === 0 || goesTo.some((host) => !hosts.includes(host.toLowerCase()))) throw new JobRefused(`secret.other-host:${name}`)
  }
}

/** A result in which each secret's value is its name again, before it becomes a variable or a row of the ledger. */
export function unfilled<T>(used: readonly UsedSecret[], result: T): T {
  if (used.length === 0 || result === undefined) return result
  const hidden = (text: string): string => used.reduce((left, { name, value }) => left.replaceAll(value, `{{secrets.${name}}}`), text)
  return walk({ secret: true } as unknown as TSchema, result, hidden) as T
}

async function open(names: string[]): Promise<UsedSecret[]> {
  const [kept, mine] = await Promise.all([Secrets.find({ _id: { $in: names } }).lean<Secret[]>(), key()])
  return names.map((name) => {
    const secret = kept.find(({ _id }) => _id === name)
    if (!secret) throw new JobRefused(`secret.unknown:${name}`)
    return { name, value: unseal(name, secret.sealed, mine), hosts: secret.hosts }
  })
}

/** Every string below a field that is marked, changed; everything else as it is. */
function walk(schema: TSchema, value: unknown, change: (text: string) => string, marked = false): unknown {
  const secret = marked || schema['secret'] === true
  if (typeof value === 'string') return secret ? change(value) : value
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map((item) => walk((schema['items'] ?? {}) as TSchema, item, change, secret))
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(properties[name] ?? {} as TSchema, item, change, secret)]))
}

async function key(): Promise<Buffer> {
  return Buffer.from(hkdfSync('sha256', await installationSecret(), 'recourse', 'connector-secrets', 32))
}

/** The name is authenticated too: a row that was copied under another name does not open. */
function seal(name: string, value: string, secretKey: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretKey, nonce).setAAD(Buffer.from(name))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.')
}

function unseal(name: string, sealed: string, secretKey: Buffer): string {
  try {
    const [nonce, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
    const decipher = createDecipheriv('aes-256-gcm', secretKey, nonce!, { authTagLength: 16 }).setAAD(Buffer.from(name)).setAuthTag(tag!)
    return Buffer.concat([decipher.update(text!), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new JobRefused(`secret.unreadable:${name}`, { cause })
  }
}
