/** Camunda element templates, made from what the connectors declare: the modeler offers each by name and picture and asks for its fields. */
import type { TSchema } from '@sinclair/typebox'
import type { Both, Connector, Shown } from './connector.ts'
import { iconOf } from './icons.ts'
import { choicesOf, helpOf, labelOf, withoutNull } from './labels.ts'

export type Language = keyof Both

export interface ElementTemplate {
  $schema: string
  id: string
  name: string
  description: string
  version: number
  category: { id: string, name: string }
  appliesTo: string[]
  elementType: { value: string, eventDefinition?: string }
  icon: { contents: string }
  groups: { id: string, label: string }[]
  properties: TemplateProperty[]
}

interface TemplateProperty extends Record<string, unknown> {
  type: string
  binding: Record<string, string>
}

export const groups: Record<Shown['group'], Both> = {
  people: { en: 'People', zh: '人员' },
  time: { en: 'Time limits', zh: '时限' },
  letters: { en: 'Letters and messages', zh: '信函与消息' },
  case: { en: 'The case', zh: '案件' },
  emergency: { en: 'Emergencies', zh: '突发事件' },
  improvement: { en: 'Improvement and reports', zh: '改进与报告' },
  outside: { en: 'Other systems', zh: '外部系统' },
}
const inner: Both = { en: 'Inside the product\'s own diagrams', zh: '产品自带流程内部使用' }
const order = Object.keys(groups)

/** Of all connectors that say how they are shown: those for everybody first, each group together. */
export function elementTemplates(connectors: readonly Connector[], language: Language): ElementTemplate[] {
  return connectors
    .filter((connector): connector is Connector & { shown: Shown } => connector.shown !== undefined)
    .toSorted((a, b) => rank(a.shown) - rank(b.shown) || a.shown[language].localeCompare(b.shown[language], language))
    .flatMap((connector) => kindsOf(connector.shown).map((kind) => templateOf(connector, kind, language)))
}

const rank = ({ group, inner: last }: Shown): number => order.indexOf(group) + (last ? 100 : 0)

type Kind = 'task' | 'throw' | 'end'

const kindsOf = ({ events }: Shown): Kind[] => (events ? ['task', 'throw', 'end'] : ['task'])

const elements: Record<Kind, Pick<ElementTemplate, 'appliesTo' | 'elementType'>> = {
  task: { appliesTo: ['bpmn:Task', 'bpmn:ServiceTask'], elementType: { value: 'bpmn:ServiceTask' } },
  throw: { appliesTo: ['bpmn:IntermediateThrowEvent'], elementType: { value: 'bpmn:IntermediateThrowEvent', eventDefinition: 'bpmn:MessageEventDefinition' } },
  end: { appliesTo: ['bpmn:EndEvent'], elementType: { value: 'bpmn:EndEvent', eventDefinition: 'bpmn:MessageEventDefinition' } },
}

function templateOf({ type, shown, input, output, retries }: Connector & { shown: Shown }, kind: Kind, language: Language): ElementTemplate {
  const fields = Object.entries(input.properties).map(([name, schema]) => inputProperty(name, schema, input.required?.includes(name) ?? false, language))
  const results = Object.entries((output['properties'] ?? {}) as Record<string, TSchema>).map(([name, schema]) => outputProperty(name, schema, language))
  return {
    $schema: 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json',
    id: kind === 'task' ? `recourse.${type}` : `recourse.${type}.${kind}`,
    name: shown[language],
    description: shown.help[language],
    version: 1,
    category: shown.inner ? { id: 'recourse.inner', name: inner[language] } : { id: `recourse.${shown.group}`, name: groups[shown.group][language] },
    ...elements[kind],
    icon: { contents: iconOf(shown) },
    groups: [
      ...(fields.length > 0 ? [{ id: 'input', label: text('input', language) }] : []),
      ...(results.length > 0 ? [{ id: 'output', label: text('output', language) }] : []),
      { id: 'tries', label: text('tries', language) },
    ],
    properties: [
      { type: 'Hidden', value: type, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
      ...fields,
      ...results,
      { type: 'String', group: 'tries', label: text('retries', language), description: text('retriesHelp', language), value: String(retries ?? 3), feel: 'optional', binding: { type: 'zeebe:taskDefinition', property: 'retries' } },
    ],
  }
}

function inputProperty(name: string, declared: TSchema, required: boolean, language: Language): TemplateProperty {
  const schema = withoutNull(declared)
  const help = [helpOf(schema)?.[language], schema['secret'] ? text('secret', language) : undefined].filter(Boolean).join(' ')
  return {
    id: name,
    group: 'input',
    label: labelOf(schema)?.[language] ?? name,
    ...(help && { description: help }),
    ...editorOf(name, schema, required, language),
    ...(required ? { constraints: { notEmpty: true } } : { optional: true }),
    ...conditionOf(schema),
    binding: { type: 'zeebe:input', name },
  }
}

/** A list or an object can only come from an expression; by habit a process calls its variable like the field. */
function editorOf(name: string, schema: TSchema, required: boolean, language: Language): { type: string } & Record<string, unknown> {
  const choices = choicesOf(schema)
  const first = schema['default'] as string | number | boolean | undefined
  if (choices) return { type: 'Dropdown', choices: choices.map(({ value, label }) => ({ value, name: label[language] })), ...(first !== undefined && { value: first }) }
  if (schema['type'] === 'boolean') return { type: 'Boolean', feel: 'optional', ...(first !== undefined && { value: first }) }
  if (schema['type'] === 'integer' || schema['type'] === 'number') return { type: 'Number', feel: 'optional', ...(first !== undefined && { value: first }) }
  if (schema['type'] === 'array' || schema['type'] === 'object') return { type: 'Text', feel: 'required', ...(required && { value: `=${name}` }) }
  return { type: schema['long'] ? 'Text' : 'String', feel: 'optional', ...(first !== undefined && { value: first }) }
}

function conditionOf(schema: TSchema): { condition?: Record<string, unknown> } {
  const [when] = Object.entries((schema['when'] ?? {}) as Record<string, string | boolean | string[]>)
  if (!when) return {}
  const [property, is] = when
  return { condition: { property, ...(Array.isArray(is) ? { oneOf: is } : { equals: is }) } }
}

/** Once one result is mapped only what is mapped leaves the task; so each is, under its own name, and may be renamed or emptied. */
function outputProperty(name: string, schema: TSchema, language: Language): TemplateProperty {
  const help = helpOf(schema)?.[language]
  return {
    type: 'String', group: 'output', label: labelOf(schema)?.[language] ?? name, description: help ?? text('outputHelp', language),
    value: name, optional: true, binding: { type: 'zeebe:output', source: `=${name}` },
  }
}

const texts = {
  input: { en: 'What it is told', zh: '输入' },
  output: { en: 'What it finds', zh: '结果' },
  outputHelp: { en: 'Process variable that takes it.', zh: '保存结果的流程变量。' },
  tries: { en: 'When it fails', zh: '失败时' },
  retries: { en: 'Tries', zh: '尝试次数' },
  retriesHelp: { en: 'How often it is tried before somebody has to look.', zh: '自动尝试多少次后转为需要人工处理的异常。' },
  secret: { en: 'May name a secret: {{secrets.NAME}}.', zh: '可引用密钥：{{secrets.NAME}}。' },
} satisfies Record<string, Both>

const text = (which: keyof typeof texts, language: Language): string => texts[which][language]
