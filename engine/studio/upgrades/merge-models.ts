/** Three states of a diagram or of a table become one. */
import { isDeepStrictEqual } from 'node:util'
import { readTables, type Table } from '../../packs/read-tables.ts'
import { childrenOf, parseBpmn, parseDmn, propertiesOf, writeBpmn, writeDmn, type ModelElement } from '../../zeebe/model/parse.ts'
import { elementsIn } from '../difference/diagrams.ts'
import { nameOf } from '../difference/element-facts.ts'
import { inColumnsOf, pairedRows } from '../difference/rows.ts'
import { decided, mergeNodes, type Choice, type Conflict, type Merging } from './merge-trees.ts'
import { modelGrammar } from './model-grammar.ts'
import type { MergedContent, Three, ToldConflict } from './merged.ts'
import { asText } from '../../zeebe/model/as-text.ts'

/** @throws Error for a text that is no BPMN */
export async function mergeDiagrams({ base, mine, theirs }: Three, choices: Readonly<Record<string, Choice>>): Promise<MergedContent> {
  const [b, m, t, former] = (await Promise.all([base, mine, theirs, mine].map(parseBpmn))).map(({ rootElement }) => rootElement) as [ModelElement, ModelElement, ModelElement, ModelElement]
  const merging: Merging = { grammar: modelGrammar(new Map()), choices, conflicts: [], taken: 0 }
  mergeNodes(b, m, t, { within: [], path: '' }, merging)
  while (mendEnd(m, elementsIn(former), elementsIn(t), merging)) continue
  joinUp(m)
  draw(m, [former, t])
  return { content: await writeBpmn(m), taken: merging.taken, conflicts: merging.conflicts.map(told) }
}

const ends = ['sourceRef', 'targetRef', 'attachedToRef'] as const

/**
 * One side removed a step that the other one's new flow leads to: the flow goes, or the step comes back.
 * @returns whether there was one
 */
function mendEnd(root: ModelElement, mine: ReadonlyMap<string, ModelElement>, theirs: ReadonlyMap<string, ModelElement>, merging: Merging): boolean {
  const there = elementsIn(root)
  for (const [id, element] of there) {
    const missing = ends.flatMap((end) => (element[end] as ModelElement | undefined) ?? []).find((other) => other.id !== undefined && !there.has(other.id))
    if (!missing?.id) continue
    const [own, other] = [mine.get(missing.id), theirs.get(missing.id)]
    const choice = decided({ within: [own ?? other ?? missing], path: '', base: own ?? other, mine: own, theirs: other }, merging)
    const back = choice === 'mine' ? own : other
    const scope = element.$parent && there.get(element.$parent.id ?? '')
    if (back && scope) (scope['flowElements'] as ModelElement[]).push(back)
    else remove(root, id)
    return true
  }
  return false
}

function remove(scope: ModelElement, id: string): void {
  for (const key of ['flowElements', 'artifacts', 'messageFlows', 'rootElements']) {
    const list = scope[key] as ModelElement[] | undefined
    if (!list) continue
    scope[key] = list.filter((element) => element.id !== id)
    for (const element of list) remove(element, id)
  }
}

/** What follows from the flows. */
function joinUp(root: ModelElement): void {
  const all = elementsIn(root)
  const flows = [...all.values()].filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  for (const [id, element] of all) {
    for (const [key, end] of [['incoming', 'targetRef'], ['outgoing', 'sourceRef']] as const) {
      const own = flows.filter((flow) => (flow[end] as ModelElement | undefined)?.id === id)
      if (own.length > 0 || element[key] !== undefined) element[key] = own
    }
    const otherwise = element['default'] as ModelElement | undefined
    if (otherwise && !all.has(otherwise.id ?? '')) delete element['default']
  }
}

/** No drawing of what is gone; what came back is drawn as it was. */
function draw(root: ModelElement, others: ModelElement[]): void {
  const all = elementsIn(root)
  const [plane] = planesIn(root)
  if (!plane) return
  const kept = drawingsIn(plane).filter(([id]) => all.has(id))
  const known = new Set(kept.map(([id]) => id))
  const back = new Map(others.toReversed().flatMap(planesIn).flatMap(drawingsIn).filter(([id]) => all.has(id) && !known.has(id)))
  plane['planeElement'] = [...kept, ...back].map(([, drawing]) => drawing)
}

const planesIn = (root: ModelElement): ModelElement[] => childrenOf(root, 'diagrams').flatMap((diagram) => (diagram['plane'] as ModelElement | undefined) ?? [])

const drawingsIn = (plane: ModelElement): [string, ModelElement][] =>
  childrenOf(plane, 'planeElement').map((drawing) => [(drawing['bpmnElement'] as ModelElement | undefined)?.id ?? '', drawing])

/** @throws Error for a text that is no DMN */
export async function mergeTables({ base, mine, theirs }: Three, choices: Readonly<Record<string, Choice>>): Promise<MergedContent> {
  const [b, m, t] = await Promise.all([base, mine, theirs].map(decisionsIn)) as [Decisions, Decisions, Decisions]
  const aliases = new Map<unknown, string>()
  for (const [id, own] of m.decisions) alignRows(own, b.decisions.get(id), t.decisions.get(id), aliases)
  const merging: Merging = { grammar: modelGrammar(aliases), choices, conflicts: [], taken: 0 }
  mergeNodes(b.root, m.root, t.root, { within: [], path: '' }, merging)
  numberRows(m.root)
  const columns = new Map([...m.decisions.values()].map(({ table }) => [table.id, table]))
  return { content: await writeDmn(m.root), taken: merging.taken, conflicts: merging.conflicts.map((conflict) => toldOfTable(conflict, columns)) }
}

interface Decisions {
  root: ModelElement
  /** Those that are tables, by id. */
  decisions: Map<string, { table: Table, logic: ModelElement }>
}

async function decisionsIn(dmn: string): Promise<Decisions> {
  const [{ rootElement: root }, tables] = [await parseDmn(dmn), await readTables(dmn)]
  const decisions = childrenOf(root, 'drgElement').flatMap((element) => {
    const table = tables.find(({ id }) => id === element.id)
    return table ? [[table.id, { table, logic: element['decisionLogic'] as ModelElement }] as const] : []
  })
  return { root, decisions: new Map(decisions) }
}

type Decision = { table: Table, logic: ModelElement } | undefined

/** Rows that mean the same get the same key, whatever ids they bear. Where the columns differ the whole table counts as one. */
function alignRows(mine: NonNullable<Decision>, base: Decision, theirs: Decision, aliases: Map<unknown, string>): void {
  const key = (side: string, decision: Decision, pairs: ReadonlyMap<number, number> | null): void =>
    childrenOf(decision?.logic ?? { $type: 'none' }, 'rule').forEach((rule, i) => aliases.set(rule, `${mine.table.id} ${pairs?.has(i) ? `row ${pairs.get(i)}` : `${side} ${i}`}`))
  const columns = ({ table: { inputs, outputs } }: NonNullable<Decision>) => [inputs.map(({ name }) => name), outputs.map(({ name }) => name)]
  const pairsOf = (decision: Decision): ReadonlyMap<number, number> | null =>
    base && decision && isDeepStrictEqual(columns(base), columns(decision)) ? pairedRows(base.table.rows.map((row) => inColumnsOf(decision.table, base.table, row)), decision.table.rows) : null
  childrenOf(base?.logic ?? { $type: 'none' }, 'rule').forEach((rule, i) => aliases.set(rule, `${mine.table.id} row ${i}`))
  key('mine', mine, pairsOf(mine))
  key('theirs', theirs, pairsOf(theirs))
}

/** Ids of rows that came from elsewhere may be taken. */
function numberRows(root: ModelElement): void {
  const seen = new Set<string>()
  const free = (id: string): string => { let one = id; for (let n = 2; seen.has(one); n += 1) one = `${id}-${n}`; seen.add(one); return one }
  for (const decision of childrenOf(root, 'drgElement')) {
    for (const rule of childrenOf((decision['decisionLogic'] ?? { $type: 'none' }) as ModelElement, 'rule')) {
      for (const part of [rule, ...childrenOf(rule, 'inputEntry'), ...childrenOf(rule, 'outputEntry')]) if (part.id) part.id = free(part.id)
    }
  }
}

const elementOf = ({ within }: Conflict): ModelElement | undefined => within.at(-1) as ModelElement | undefined

function told(conflict: Conflict): ToldConflict {
  const element = elementOf(conflict)
  return { id: conflict.id, about: element?.id ?? '', name: element?.name || element?.id || '', nameZh: (element && propertiesOf(element)['name.zh']) ?? null, type: element?.$type ?? null, fact: conflict.path === '' ? 'there' : nameOf(conflict.path), ...sides(conflict) }
}

/** A row is told by its first cells, a cell by its column. */
function toldOfTable(conflict: Conflict, tables: ReadonlyMap<string, Table>): ToldConflict {
  const decision = conflict.within.find((node) => node['$type'] === 'dmn:Decision') as ModelElement | undefined
  const row = conflict.within.find((node) => node['$type'] === 'dmn:DecisionRule') as ModelElement | undefined
  const [, kind, place] = /^(inputEntry|outputEntry)\[(\d+)\]/.exec(conflict.path) ?? []
  const table = tables.get(decision?.id ?? '')
  const column = kind === undefined ? undefined : (kind === 'inputEntry' ? table?.inputs : table?.outputs)?.[Number(place)]
  const texts = row && [...childrenOf(row, 'inputEntry'), ...childrenOf(row, 'outputEntry').slice(0, 1)].map(({ text }) => asText(text)).filter(Boolean).join(' · ')
  return { id: conflict.id, about: decision?.id ?? '', name: texts ?? decision?.name ?? '', nameZh: null, type: row ? 'row' : 'table', fact: conflict.path === '' ? 'there' : column ? `column.${column.label || column.name}` : conflict.path, ...sides(conflict) }
}

function sides({ base, mine, theirs }: Conflict): Pick<ToldConflict, 'base' | 'mine' | 'theirs'> {
  return { base: textOf(base), mine: textOf(mine), theirs: textOf(theirs) }
}

/** Null for what is not there. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value)
  const { body, text, name, id, $type } = value as Record<string, unknown>
  return [body, text, name, id, $type].find((one) => typeof one === 'string' && one !== '') as string | undefined ?? ''
}
