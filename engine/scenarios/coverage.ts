/** Which sequence flows and which rows of tables a run of scenarios has taken, of all that are shipped. */
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { childrenOf, flowElementsOf, parseBpmn, parseDmn, type ModelElement } from '../zeebe/model/parse.ts'
import type { Taken } from '../zeebe/taken.ts'
import { root } from './root.ts'

/** A flow or a row that can be taken. */
export interface Takable {
  /** Of `processes/`, in which it lies. */
  folder: string
  /** Process or table. */
  owner: string
  id: string
  /** For the reader: from where to where, or what the row says of itself. */
  text: string
}

/** Of all shipped diagrams and tables. */
export async function shipped(): Promise<Takable[]> {
  const found: Takable[] = []
  for await (const path of glob('processes/*/*.{bpmn,dmn}', { cwd: root })) {
    const text = await readFile(join(root, path), 'utf8')
    const takable = path.endsWith('.bpmn') ? flowsOf((await parseBpmn(text)).rootElement) : rowsOf((await parseDmn(text)).rootElement)
    found.push(...takable.map((one) => ({ ...one, folder: path.split('/')[1] ?? '' })))
  }
  return found.toSorted((a, b) => a.folder.localeCompare(b.folder) || a.owner.localeCompare(b.owner))
}

type Part = Omit<Takable, 'folder'>

function flowsOf(definitions: ModelElement): Part[] {
  return childrenOf(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process').flatMap((process) =>
    flowElementsOf(process).filter(isRecorded).map(({ id = '', name, sourceRef, targetRef }) => {
      const [from, to] = [sourceRef, targetRef].map((end) => (end as ModelElement).id ?? '')
      return { owner: process.id ?? '', id, text: `${from} → ${to}${name ? ` (${name})` : ''}` }
    }))
}

/** Behind an event-based gateway the broker records no flow, only the event that came first, and then the flow behind that. */
const isRecorded = ({ $type, sourceRef }: ModelElement): boolean =>
  $type === 'bpmn:SequenceFlow' && (sourceRef as ModelElement).$type !== 'bpmn:EventBasedGateway'

function rowsOf(definitions: ModelElement): Part[] {
  return childrenOf(definitions, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision').flatMap((decision) =>
    childrenOf((decision['decisionLogic'] ?? {}) as ModelElement, 'rule').map((rule, i) => {
      const when = childrenOf(rule, 'inputEntry').flatMap(({ text }) => (typeof text === 'string' && text !== '' ? [text] : [])).join(', ')
      return { owner: decision.id ?? '', id: rule.id ?? '', text: `row ${i + 1}${when ? `: ${when}` : ''}` }
    }))
}

/** Those that were not taken between two looks. */
export function untaken(all: Takable[], before: Taken, after: Taken): Takable[] {
  const earlier = counts(before)
  const now = counts(after)
  return all.filter(({ owner, id }) => (now.get(`${owner}/${id}`) ?? 0) <= (earlier.get(`${owner}/${id}`) ?? 0))
}

const counts = ({ flows, rows }: Taken): Map<string, number> => new Map([
  ...flows.map(({ process, flow, times }) => [`${process}/${flow}`, times] as const),
  ...rows.map(({ decision, row, times }) => [`${decision}/${row}`, times] as const),
])
