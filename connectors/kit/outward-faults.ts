import type { TSchema } from '@sinclair/typebox'
import type { FieldFault } from '../../engine/errors/errors.ts'
import { hostFault } from './outward-rules.ts'

/**
 * Addresses in settings that lead inward, found when they are saved. A schema says where they stand: `outward: 'address'` for a URL, `outward: 'host'` for a name of a list of allowed hosts.
 * What a name resolves to is judged when something is sent.
 */
export function outwardFaults(schema: TSchema, value: unknown, inside: readonly string[], path = ''): FieldFault[] {
  if (typeof value === 'string') return schema['outward'] && leadsInward(schema['outward'] as 'address' | 'host', value, inside) ? [{ path, message: 'leads to this machine or a network that the setting RECOURSE_OUTWARD_INSIDE does not open' }] : []
  if (Array.isArray(value)) return value.flatMap((item, at) => outwardFaults((schema['items'] ?? {}) as TSchema, item, inside, `${path}/${at}`))
  if (typeof value !== 'object' || value === null) return []
  const properties = (schema['properties'] ?? {}) as Record<string, TSchema>
  return Object.entries(value).flatMap(([name, item]) => outwardFaults(properties[name] ?? {} as TSchema, item, inside, `${path}/${name}`))
}

function leadsInward(what: 'address' | 'host', text: string, inside: readonly string[]): boolean {
  const address = what === 'address' ? text : `https://${text.replace(/^\*\./, '')}`
  return URL.canParse(address) && hostFault(new URL(address), inside) === 'inside'
}
