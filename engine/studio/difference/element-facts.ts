/** What a diagram says about one of its elements, under names that people can be told. */
import { childrenOf, type ModelElement } from '../../zeebe/model/parse.ts'
import type { Facts } from './fact.ts'

/** Elements within an element that are told of by themselves, and what only follows from others. */
const notItsOwn = new Set(['id', 'flowElements', 'artifacts', 'laneSets', 'lanes', 'flowNodeRef', 'participants', 'messageFlows', 'incoming', 'outgoing', 'rootElements', 'childLaneSet', 'dataObjectRef'])

/** What a path in the file is called: `(.+)` is the name of an input, header … and follows the fact's name after a dot. */
const names: [RegExp, string][] = [
  [/^documentation(?:\[\d+\])?\.text$/, 'documentation'],
  [/^zeebe:Properties\.properties\[name\.zh\]\.value$/, 'name.zh'],
  [/^zeebe:Properties\.properties\[(.+)\]\.value$/, 'property'],
  [/^zeebe:TaskHeaders\.values\[(.+)\]\.value$/, 'header'],
  [/^zeebe:IoMapping\.inputParameters\[(.+)\]\.source$/, 'input'],
  [/^zeebe:IoMapping\.outputParameters\[(.+)\]\.source$/, 'output'],
  [/^zeebe:TaskDefinition\.type$/, 'job'],
  [/^zeebe:TaskDefinition\.retries$/, 'retries'],
  [/^zeebe:FormDefinition\.(?:formId|externalReference)$/, 'form'],
  [/^zeebe:AssignmentDefinition\.(assignee|candidateGroups|candidateUsers)$/, 'who'],
  [/^zeebe:TaskSchedule\.dueDate$/, 'due'],
  [/^zeebe:TaskSchedule\.followUpDate$/, 'followUp'],
  [/^zeebe:PriorityDefinition\.priority$/, 'priority'],
  [/^zeebe:CalledDecision\.decisionId$/, 'table'],
  [/^zeebe:CalledDecision\.resultVariable$/, 'result'],
  [/^zeebe:CalledElement\.processId$/, 'called'],
  [/^zeebe:Script\.expression$/, 'script'],
  [/^loopCharacteristics\.zeebe:LoopCharacteristics\.(inputCollection|inputElement|outputCollection|outputElement)$/, 'each'],
  [/^loopCharacteristics\.(.+)$/, 'each'],
  [/^eventDefinitions\[.+\]\.(timeDuration|timeDate|timeCycle)\.body$/, 'timer'],
  [/^eventDefinitions\[.+\]\.(messageRef|errorRef|escalationRef|signalRef)$/, 'event'],
  [/^conditionExpression\.body$/, 'condition'],
  [/^sourceRef$/, 'from'],
  [/^targetRef$/, 'to'],
  [/^attachedToRef$/, 'attachedTo'],
]

/** Attributes, extensions and whatever stands within the element, and where it stands; elements within it are not meant. */
export function factsOf(element: ModelElement): Facts {
  const facts: Facts = new Map()
  note(element, '', facts)
  const place = element.$parent?.id
  if (element.$parent?.$type === 'bpmn:SubProcess' && place) facts.set('inside', place)
  return new Map([...facts].map(([path, value]) => [nameOf(path), value]))
}

function note(element: ModelElement, path: string, facts: Facts): void {
  for (const key of keysOf(element)) {
    if (element[key] !== undefined && !notItsOwn.has(key)) noteValue(element, key, element[key], path === '' ? key : `${path}.${key}`, facts)
  }
  for (const [key, value] of Object.entries((element['$attrs'] ?? {}) as Record<string, unknown>)) facts.set(`${path === '' ? '' : `${path}.`}${key}`, String(value))
}

function noteValue(owner: ModelElement, key: string, value: unknown, path: string, facts: Facts): void {
  if (value === null || typeof value !== 'object') {
    if (!key.startsWith('xmlns')) facts.set(path, String(value))
  } else if (Array.isArray(value)) {
    for (const [i, one] of (value as unknown[]).entries()) noteValue(owner, key, one, `${path}[${placeOf(one, i)}]`, facts)
  } else if (isReference(owner, key)) facts.set(path, referred(value as ModelElement))
  else if (key === 'extensionElements') for (const one of childrenOf(value as ModelElement, 'values')) note(one, path.replace(/extensionElements$/, one.$type), facts)
  else note(value as ModelElement, path, facts)
}

/** An input goes by its target, a header by its key, a property by its name; an event's definition by what it is. */
export function placeOf(one: unknown, i: number): string {
  if (one === null || typeof one !== 'object') return String(i)
  const { $type, target, key, name } = one as ModelElement
  const said = target ?? key ?? name
  return typeof said === 'string' && said !== '' ? said : $type.includes('EventDefinition') ? $type : String(i)
}

interface Property {
  name: string
  isReference?: boolean
}

const propertiesIn = (owner: ModelElement): Property[] => (owner['$descriptor'] as { properties?: Property[] } | undefined)?.properties ?? []

/** What is set of an element; references are no enumerable properties. */
export const keysOf = (element: ModelElement): string[] =>
  [...Object.keys(element).filter((key) => key !== '$type'), ...propertiesIn(element).flatMap(({ name, isReference }) => (isReference ? [name] : []))]

export const isReference = (owner: ModelElement, key: string): boolean => propertiesIn(owner).some(({ name, isReference }) => name === key && isReference === true)

/** Messages and errors go by their name, which is what counts; everything else by its id. */
export function referred({ $type, id = '', name = id, errorCode, escalationCode }: ModelElement): string {
  if (/^bpmn:(Message|Signal)$/.test($type)) return name
  return [errorCode, escalationCode].find((one) => typeof one === 'string') ?? id
}

/** What people can be told of a path in the file; the path itself where it has no name. */
export function nameOf(path: string): string {
  for (const [pattern, name] of names) {
    const found = pattern.exec(path)
    if (found) return found[1] === undefined ? name : `${name}.${found[1]}`
  }
  return path
}
