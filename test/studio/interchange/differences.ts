import { BpmnModdle } from 'bpmn-moddle'
import { added } from './added.ts'

interface Node {
  $type: string
  $attrs?: Record<string, unknown>
  $parent?: unknown
  $descriptor?: { properties?: { name: string; isReference?: boolean }[]; propertiesByName?: Record<string, { default?: unknown }> }
  id?: string
  [property: string]: unknown
}

/**
 * What differs between a diagram and what the studio made of it, beside the one edit: `path: before → after`. Everything that the file says counts, elements and
 * attributes of other tools too; how it is written (prefixes, order of attributes, line breaks, defaults) does not. The label of the edited element may be laid out anew, a
 * gateway's marker is written out, and a collapsed subprocess gets a page of its own.
 */
export async function differences(before: string, after: string, edited: string): Promise<string[]> {
  const [one, other] = await Promise.all([facts(before), facts(after)])
  const key = [...other.keys()].find((path) => path.startsWith(`${edited}/documentation`) && path.endsWith('/text') && other.get(path) === added)
  if (key === undefined) return [`${edited}: the edit is not in it`]
  for (const path of [...other.keys()].filter((each) => each.startsWith(key.replace(/text$/, '')))) other.delete(path)
  const drawn = new Set([...one].filter(([path, value]) => path.endsWith('/bpmnElement') && value === edited).map(([path]) => path.replace(/bpmnElement$/, 'label/')))
  const isExpected = (path: string) => [...drawn].some((label) => path.startsWith(label)) || (/\/isMarkerVisible$|\/diagrams\[\d+\]\//.test(path) && !one.has(path))
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path) && !isExpected(path)).map((path) => `${path}: ${one.get(path) ?? 'nothing'} → ${other.get(path) ?? 'nothing'}`)
}

/** Each value by where it stands: under the nearest element that has an id, so that another order of elements is no difference. */
async function facts(xml: string): Promise<Map<string, string>> {
  const { rootElement } = await new BpmnModdle().fromXML(xml)
  const found = new Map<string, string>()
  walk(rootElement as Node, '', found)
  return found
}

function walk(node: Node, place: string, found: Map<string, string>): void {
  // A label belongs to its shape, whether it has an id or not.
  const here = typeof node.id === 'string' && node.$type !== 'bpmndi:BPMNLabel' ? node.id : place
  found.set(`${here}/$type`, node.$type)
  const { properties = [], propertiesByName = {} } = node.$descriptor ?? {}
  for (const [name, value] of [...Object.entries(node), ...Object.entries(node.$attrs ?? {})]) {
    // Namespaces belong to how it is written; `$` marks what moddle keeps for itself, but for the text of foreign elements.
    if (name.startsWith('xmlns') || name === 'xsi:type' || name === 'id' || (name.startsWith('$') && !['$body', '$children'].includes(name))) continue
    // What the standard says anyway need not be written.
    if (propertiesByName[name]?.default !== value) tell(value, `${here}/${name}`, found)
  }
  for (const { name, isReference } of properties) {
    const named = isReference === true ? [node[name.replace(/^.*:/, '')]].flat().filter(isElement) : []
    // In whichever order the other end keeps them.
    if (named.length > 0) found.set(`${here}/${name.replace(/^.*:/, '')}`, named.map(({ id }) => String(id)).toSorted((one, other) => one.localeCompare(other)).join(' '))
  }
}

function tell(value: unknown, path: string, found: Map<string, string>): void {
  if (value === undefined || value === null || typeof value === 'function') return
  if (Array.isArray(value)) return value.forEach((one: unknown, at) => tell(one, isElement(one) && typeof one.id === 'string' ? path : `${path}[${at}]`, found))
  if (isElement(value)) return walk(value, path, found)
  found.set(path, typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : JSON.stringify(value))
}

const isElement = (value: unknown): value is Node => typeof value === 'object' && value !== null && '$type' in value
