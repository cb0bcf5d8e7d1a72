/** What differs between two diagrams, element by element: which ones bpmn-js-differ says, in which words the facts do. */
import { ChangeHandler, diff } from 'bpmn-js-differ'
import { parseBpmn, propertiesOf, type ModelElement } from '../../zeebe/model/parse.ts'
import { factsOf } from './element-facts.ts'
import { betweenFacts, type Fact, type Facts } from './fact.ts'

export interface ComparedElement {
  id: string
  /** `bpmn:UserTask` */
  type: string
  name: string
  nameZh: string | null
  /** Of a flow: ids of what it leads from and to. */
  ends: [from: string, to: string] | null
  /** `moved`: drawn elsewhere and nothing else. */
  change: 'added' | 'removed' | 'changed' | 'moved'
  /** `name`, `input.<target>`, `condition` …: see element-facts.ts. Of what is new all that is said about it. */
  facts: Fact[]
}

export interface ComparedDiagram {
  elements: ComparedElement[]
  /** Of everything in both, for facts that name another element. */
  names: Record<string, { en: string, zh: string | null }>
}

/** @throws Error for a text that is no BPMN */
export async function compareDiagrams(after: string, before: string): Promise<ComparedDiagram> {
  const [now, then] = await Promise.all([parseBpmn(after), parseBpmn(before)])
  const [own, theirs] = [elementsIn(now.rootElement), elementsIn(then.rootElement)]
  const { _added, _removed, _changed, _layoutChanged } = diff(then.rootElement, now.rootElement, new AllElements())
  const inside = [...Object.keys(_added).map((id) => own.get(id)), ...Object.keys(_removed).map((id) => theirs.get(id))].flatMap((element) => (element ? [...elementsIn(element).keys()] : []))
  const ids = new Set([...[_added, _removed, _changed, _layoutChanged].flatMap((found) => Object.keys(found)), ...inside])
  const elements = [...ids].flatMap((id) => compared(own.get(id), theirs.get(id), id in _layoutChanged) ?? [])
  const names = Object.fromEntries([...theirs, ...own].map(([id, element]) => [id, { en: element.name ?? '', zh: chineseNameOf(element) }]))
  return { elements: elements.toSorted((a, b) => rank[a.change] - rank[b.change]), names }
}

const rank = { added: 0, removed: 1, changed: 2, moved: 3 } as const

/** The differ leaves out notes and the messages, errors and signals that events refer to. */
class AllElements extends ChangeHandler {
  override _isTracked(element: ModelElement & { $instanceOf(type: string): boolean }) {
    return element.$instanceOf('bpmn:Artifact') || element.$instanceOf('bpmn:RootElement') ? { element, property: '' } : super._isTracked(element)
  }
}

function compared(is: ModelElement | undefined, was: ModelElement | undefined, drawnElsewhere: boolean): ComparedElement | null {
  const element = is ?? was
  if (!element) return null
  const facts = betweenFacts(is ? factsOf(is) : none, was ? factsOf(was) : none)
  const change = !was ? 'added' : !is ? 'removed' : facts.length > 0 ? 'changed' : drawnElsewhere ? 'moved' : null
  return change && { id: element.id ?? '', type: element.$type, name: element.name ?? '', nameZh: chineseNameOf(element), ends: endsOf(element), change, facts }
}

function endsOf({ sourceRef, targetRef }: ModelElement): ComparedElement['ends'] {
  const [from, to] = [sourceRef, targetRef].map((end) => (end as ModelElement | undefined)?.id)
  return from !== undefined && to !== undefined ? [from, to] : null
}

const none: Facts = new Map()

const chineseNameOf = (element: ModelElement): string | null => propertiesOf(element)['name.zh'] ?? null

const containers = ['rootElements', 'flowElements', 'artifacts', 'laneSets', 'lanes', 'childLaneSet', 'participants', 'messageFlows', 'dataInputAssociations', 'dataOutputAssociations'] as const

/** Everything that has an id and a place of its own, by id. */
export function elementsIn(scope: ModelElement): Map<string, ModelElement> {
  const inside = containers.flatMap((key) => [scope[key] ?? []].flat() as ModelElement[])
  return new Map(inside.flatMap((element) => [...(element.id ? [[element.id, element] as const] : []), ...elementsIn(element)]))
}
