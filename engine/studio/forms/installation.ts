/** Diagrams, tables and forms together, as far as variables go: who gives one and who asks for it. */
import { setImmediate as othersFirst } from 'node:timers/promises'
import { decisionsIn, type DecisionReads } from './table-reads.ts'
import { processesIn, type ProcessReads } from './diagram-reads.ts'
import { isObject } from '../../forms/paths.ts'
import { treeOf, type FormNode } from '../../forms/form-tree.ts'
import { optionValues } from '../../forms/options.ts'
import { wordTypes, type FormSchema } from '../../forms/schema.ts'
import { shapeFindings } from '../../forms/schema-shape.ts'
import { sizeFindings } from '../../forms/check-form-schema.ts'

export interface NamedText {
  name: string
  content: string
}

/** What completing a form gives to its process: each variable with the texts that can be chosen for it, null where that is not known. */
export type Given = Map<string, string[] | null>

export interface Installation {
  processes: Map<string, ProcessReads & { file: string }>
  decisions: Map<string, DecisionReads & { file: string }>
  forms: Map<string, { file: string; given: Given }>
}

interface Parsed {
  processes: ProcessReads[]
  decisions: DecisionReads[]
  forms: { id: string; given: Given }[]
}

const nothing: Parsed = { processes: [], decisions: [], forms: [] }

/** Whole installations are looked at again and again while somebody draws, and nearly all of their files stay the same. */
const parsed = new Map<string, Promise<Parsed>>()
const most = 400
/** Characters; the largest shipped diagram has a twentieth of it. */
const largest = 1_000_000

const endingOf = (name: string): string | undefined => /\.(bpmn|dmn|form)$/.exec(name)?.[1]
const keyOf = (name: string, content: string): string => `${endingOf(name)} ${content}`

export async function installationOf(files: readonly NamedText[]): Promise<Installation> {
  const all: Installation = { processes: new Map(), decisions: new Map(), forms: new Map() }
  for (const { name: file, content } of files) {
    if (!parsed.has(keyOf(file, content))) await othersFirst()
    const { processes, decisions, forms } = await parsedOnce(file, content)
    for (const process of processes) all.processes.set(process.id, { ...process, file })
    for (const decision of decisions) all.decisions.set(decision.id, { ...decision, file })
    for (const { id, given } of forms) all.forms.set(id, { file, given })
  }
  return all
}

function parsedOnce(name: string, content: string): Promise<Parsed> {
  const ending = endingOf(name)
  if (ending === undefined || content.length > largest) return Promise.resolve(nothing)
  const key = keyOf(name, content)
  const known = parsed.get(key) ?? parse(ending, content)
  parsed.delete(key)
  parsed.set(key, known)
  if (parsed.size > most) parsed.delete(parsed.keys().next().value ?? '')
  return known
}

/** What cannot be read is another check's matter. */
async function parse(ending: string, content: string): Promise<Parsed> {
  try {
    if (ending === 'bpmn') return { ...nothing, processes: await processesIn(content) }
    if (ending === 'dmn') return { ...nothing, decisions: await decisionsIn(content) }
    const schema = JSON.parse(content) as FormSchema
    return { ...nothing, forms: sizeFindings(schema).length + shapeFindings(schema).length === 0 ? [{ id: schema.id ?? '', given: givenBy(schema) }] : [] }
  } catch {
    return nothing
  }
}

function givenBy(schema: FormSchema): Given {
  const given: Given = new Map()
  const walk = (nodes: FormNode[], around: string[]): void => {
    for (const node of nodes) {
      const path = [...around, ...node.path]
      if (node.children) walk(node.children, path)
      else if (path[0] !== undefined && leaves(node)) given.set(path[0], path.length === 1 ? choicesOf(node) : null)
    }
  }
  walk(treeOf(schema), [])
  return given
}

const leaves = ({ keep, field }: FormNode): boolean => (keep ?? (wordTypes.includes(field.type) ? 'case' : 'process')) === 'process'

function choicesOf({ field }: FormNode): string[] | null {
  if (!field.values || field.valuesKey || field.valuesExpression) return null
  const values = optionValues(field.values)
  return values.every((value) => typeof value === 'string') && field.values.every(isObject) ? values : null
}
