/** The shipped diagrams, tables and forms, read for the tests. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { FormSchema } from '../../engine/forms/index.ts'
import { childrenOf, extensionOf, flowElementsOf, parseBpmn, parseDmn, type ModelElement } from '../../engine/zeebe/model/parse.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

export interface Diagram {
  /** Of the file, without its ending. */
  id: string
  definitions: ModelElement
  process: ModelElement
  /** Nodes and sequence flows, those of subprocesses too. */
  elements: ModelElement[]
  nodes: ModelElement[]
}

export async function diagrams(): Promise<Diagram[]> {
  return await Promise.all(globSync('processes/*/*.bpmn', { cwd: root }).toSorted().map(async (path) => {
    const { rootElement, warnings } = await parseBpmn(read(path))
    if (warnings.length > 0) throw new Error(`${path}: ${warnings.map(({ message }) => message).join('; ')}`)
    const [process] = childrenOf(rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
    const elements = flowElementsOf(process!)
    return { id: basename(path, '.bpmn'), definitions: rootElement, process: process!, elements, nodes: elements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow') }
  }))
}

export interface Rule { when: string[], then: Record<string, string>, source: string }

export interface Decision {
  id: string
  /** Under which decisions that need it know its result. */
  variable: string
  needs: string[]
  literal?: string
  hitPolicy?: string
  inputs: string[]
  rules: Rule[]
}

/** @param pattern of the files; a pack's lie in `processes/packs/<id>` */
export async function decisions(pattern = 'processes/*/*.dmn'): Promise<Map<string, Decision>> {
  const files = await Promise.all(globSync(pattern, { cwd: root }).map(async (path) => (await parseDmn(read(path))).rootElement))
  return new Map(files.flatMap((file) => childrenOf(file, 'drgElement')).map((element) => [element.id!, asDecision(element)]))
}

const textOf = (element: unknown): string => (element as { text?: string }).text ?? ''

function asDecision(element: ModelElement): Decision {
  const logic = element['decisionLogic'] as ModelElement
  const outputs = childrenOf(logic, 'output').map(({ name }) => name ?? '')
  return {
    id: element.id!,
    variable: (element['variable'] as ModelElement).name!,
    needs: childrenOf(element, 'informationRequirement').map((need) => String((need['requiredDecision'] as ModelElement)['href']).slice(1)),
    ...(logic.$type === 'dmn:LiteralExpression' ? { literal: textOf(logic) } : { hitPolicy: (logic as { hitPolicy?: string }).hitPolicy ?? 'UNIQUE' }),
    inputs: childrenOf(logic, 'input').map(({ inputExpression }) => textOf(inputExpression)),
    rules: childrenOf(logic, 'rule').map((rule) => ({
      when: childrenOf(rule, 'inputEntry').map(textOf),
      then: Object.fromEntries(childrenOf(rule, 'outputEntry').map((entry, i) => [outputs[i]!, textOf(entry)])),
      source: (rule as { description?: string }).description ?? '',
    })),
  }
}

export function forms(): Map<string, FormSchema> {
  return new Map(globSync('forms/*.form', { cwd: root }).map((path) => [basename(path, '.form'), JSON.parse(read(path)) as FormSchema]))
}

export const exists = (pattern: string): boolean => globSync(pattern, { cwd: root }).length > 0

/** An attribute of one of the element's extensions, such as `zeebe:formDefinition` `formId`. */
export const setting = (element: ModelElement, extension: string, attribute: string): string | undefined =>
  extensionOf(element, extension)?.[attribute] as string | undefined

/** Input mappings by their target. */
export const inputsOf = (element: ModelElement): Record<string, string> =>
  Object.fromEntries(childrenOf(extensionOf(element, 'zeebe:ioMapping') ?? { $type: 'none' }, 'inputParameters').map(({ target, source }) => [String(target), String(source)]))

export const headersOf = (element: ModelElement): Record<string, string> =>
  Object.fromEntries(childrenOf(extensionOf(element, 'zeebe:taskHeaders') ?? { $type: 'none' }, 'values').map(({ key, value }) => [String(key), String(value)]))
