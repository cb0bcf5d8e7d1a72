import { DmnModdle } from 'dmn-moddle'

/** A part of a DMN file, as the library holds it. */
interface Part {
  $type: string
  id: string
  name?: string
  label?: string
  text?: string
  description?: string
  [property: string]: unknown
}

export interface Cell {
  id: string
  text: string
}

export interface Column {
  id: string
  /** Of an input its expression, of an output its name. */
  name: string
  label: string
  /** FEEL's name of its type; empty where none is said. */
  type: string
}

export interface Row {
  id: string
  when: Cell[]
  then: Cell[]
  source: string
}

export interface Table {
  id: string
  name: string
  about: string
  hitPolicy: string
  inputs: Column[]
  outputs: Column[]
  rows: Row[]
}

const moddle = new DmnModdle()

/** The decision tables of a DMN file. @throws Error where it cannot be read */
export async function readTables(dmn: string): Promise<Table[]> {
  return tablesOf(await parse(dmn)).map(([decision, logic]) => ({
    id: decision.id,
    name: decision.name ?? decision.id,
    about: decision.description ?? '',
    hitPolicy: typeof logic['hitPolicy'] === 'string' ? logic['hitPolicy'] : 'UNIQUE',
    inputs: parts(logic, 'input').map(({ id, label, inputExpression }) => ({ id, label: label ?? '', name: (inputExpression as Part | undefined)?.text ?? '', type: typeOf(inputExpression as Part | undefined) })),
    outputs: parts(logic, 'output').map((output) => ({ id: output.id, name: output.name ?? '', label: output.label ?? output.name ?? '', type: typeOf(output) })),
    rows: parts(logic, 'rule').map((rule) => ({
      id: rule.id,
      when: parts(rule, 'inputEntry').map(asCell),
      then: parts(rule, 'outputEntry').map(asCell),
      source: rule.description ?? '',
    })),
  }))
}

/** The file with another text in one cell, or, where `id` is a row's, with another source. Everything else stays as it was. */
export async function withText(dmn: string, id: string, text: string): Promise<string> {
  const definitions = await parse(dmn)
  for (const rule of tablesOf(definitions).flatMap(([, logic]) => parts(logic, 'rule'))) {
    if (rule.id === id) rule.description = text
    for (const cell of [...parts(rule, 'inputEntry'), ...parts(rule, 'outputEntry')]) if (cell.id === id) cell.text = text
  }
  return (await moddle.toXML(definitions, { format: true })).xml
}

const parse = async (dmn: string): Promise<Part> => (await moddle.fromXML(dmn)).rootElement as Part

const parts = (of: Part, property: string): Part[] => (of[property] ?? []) as Part[]

const tablesOf = (definitions: Part): [decision: Part, logic: Part][] =>
  parts(definitions, 'drgElement').flatMap((decision) => {
    const logic = decision['decisionLogic'] as Part | undefined
    return logic?.$type === 'dmn:DecisionTable' ? [[decision, logic] as [Part, Part]] : []
  })

const typeOf = (part: Part | undefined): string => (typeof part?.['typeRef'] === 'string' ? part['typeRef'] : '')

const asCell = ({ id, text }: Part): Cell => ({ id, text: text ?? '' })
