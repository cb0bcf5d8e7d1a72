/** How parsed diagrams and tables are merged: what their parts go by, and what they are compared by. */
import type { ModelElement } from '../../zeebe/model/parse.ts'
import { isReference, keysOf, placeOf, referred } from '../difference/element-facts.ts'
import type { Grammar, Node } from './merge-trees.ts'

/** What only follows from other parts. */
const derived = new Set(['incoming', 'outgoing', 'flowNodeRef'])
/** By their place in a row: they have ids of their own, and those of a row that was written anew are others. */
const cells = ['dmn:UnaryTests', 'dmn:LiteralExpression']

const isElement = (value: unknown): value is ModelElement => typeof value === 'object' && value !== null && typeof (value as { $type?: unknown }).$type === 'string'

/** @param aliases keys of things that do not go by their id: rows */
export const modelGrammar = (aliases: ReadonlyMap<unknown, string>): Grammar => ({
  keysOf: (node) => (isElement(node) ? [...keysOf(node).filter((key) => !derived.has(key) && !(key === 'id' && cells.includes(node.$type))), ...('$attrs' in node ? ['$attrs'] : [])] : Object.keys(node).filter((key) => !key.startsWith('xmlns'))),
  isNode: (owner, key, value): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value) && !(isElement(owner) && isReference(owner, key)),
  isWhole: (key) => key === 'waypoint',
  keyOf(item, place) {
    if (!isElement(item)) return String(place)
    const drawn = item['bpmnElement'] ?? item['dmnElementRef']
    if (isElement(drawn)) return `drawn ${drawn.id ?? ''}`
    if (cells.includes(item.$type)) return `${place}`
    return aliases.get(item) ?? item.id ?? `${item.$type} ${placeOf(item, 0)}`
  },
  textOf: (value) => (isElement(value) ? `#${value.id ?? referred(value)}` : JSON.stringify(value) ?? ''),
  step(path, owner, key, item, place) {
    const before = path === '' ? '' : `${path}.`
    if (owner['$type'] === 'bpmn:ExtensionElements' && isElement(item)) return `${path.replace(/\.?extensionElements$/, '')}${/\.extensionElements$/.test(path) ? '.' : ''}${item.$type}`
    return place === null ? `${before}${key}` : `${before}${key}[${placeOf(item, place)}]`
  },
  silent: ({ $type }) => typeof $type === 'string' && /^(bpmndi|dmndi|dc|di):/.test($type),
  isNamed: (node) => isElement(node) && (/^bpmn:(Process|Collaboration|Participant|Lane|Message|Error|Escalation|Signal|TextAnnotation|Group|Association|.*(Flow|Task|Activity|Event|Gateway|SubProcess))$/.test(node.$type) || /^dmn:(Decision|DecisionRule|InputClause|OutputClause|BusinessKnowledgeModel|InputData)$/.test(node.$type)),
})
