/** What an administrator enters for a connector, checked before it is kept. */
import type { TSchema } from '@sinclair/typebox'
import { Refusal, type FieldFault } from '../../engine/errors/errors.ts'
import type { Connector } from './connector.ts'
import { JobRefused } from './refusals.ts'
import { Secrets, secretName } from './secrets.ts'
import { ConnectorSettings } from './settings.ts'
import { checked } from './variables.ts'

const reference = new RegExp(`\\{\\{\\s*secrets\\.(${secretName})\\s*\\}\\}`, 'g')

/** @throws Refusal `settings.refused` with the fields that are wrong */
export async function keepSettings({ type, settings }: Connector, values: Record<string, unknown>, by: string, at: Date): Promise<void> {
  const faults = settings ? [...faultOf(settings, values), ...openSecrets(settings, values), ...await unknownSecrets(values)] : [{ path: '/', message: 'has nothing to set up' }]
  if (faults.length > 0) throw new Refusal('settings.refused', { errors: faults })
  await ConnectorSettings.updateOne({ _id: type }, { values, changedAt: at, changedBy: by }, { upsert: true })
}

/** Connectors whose settings name a secret. */
export async function whoNames(secret: string): Promise<string[]> {
  return (await ConnectorSettings.find().lean()).filter(({ values }) => namesIn(values).includes(secret)).map(({ _id }) => _id)
}

function faultOf(schema: TSchema, values: unknown): FieldFault[] {
  const unknown = Object.keys(values as object).filter((name) => !(name in schema['properties']))
  if (unknown.length > 0) return unknown.map((name) => ({ path: `/${name}`, message: 'is not a setting' }))
  try {
    checked(schema, values, 'settings')
    return []
  } catch (error) {
    if (error instanceof JobRefused) return [{ path: error.code.slice(error.code.indexOf(':') + 1), message: 'does not fit' }]
    throw error
  }
}

/** A password that is written down openly would be shown to the next who looks. */
function openSecrets(schema: TSchema, value: unknown, path = ''): FieldFault[] {
  if (schema['secret'] === true && schema['type'] === 'string') {
    return typeof value === 'string' && value.trim() !== '' && namesIn(value).length === 0 ? [{ path, message: 'must name a secret: {{secrets.NAME}}' }] : []
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => openSecrets((schema['items'] ?? {}) as TSchema, item, `${path}/${index}`))
  if (typeof value !== 'object' || value === null) return []
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>
  return Object.entries(value).flatMap(([name, item]) => openSecrets(properties[name] ?? {} as TSchema, item, `${path}/${name}`))
}

async function unknownSecrets(values: unknown): Promise<FieldFault[]> {
  const names = [...new Set(namesIn(values))]
  const known = await Secrets.find({ _id: { $in: names } }, { _id: 1 }).lean()
  return names.filter((name) => !known.some(({ _id }) => _id === name)).map((name) => ({ path: `/${name}`, message: 'There is no secret of this name.' }))
}

const namesIn = (values: unknown): string[] => [...JSON.stringify(values).matchAll(reference)].map(([, name]) => name!)
