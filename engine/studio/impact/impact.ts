/** What a release would mean for the cases that run: they stay on the version that they began with. */
import { Refusal } from '../../errors/errors.ts'
import { Elements, Instances, Resources } from '../../zeebe/records/shapes.ts'
import { Drafts, type Draft } from '../drafts/draft.ts'
import { kindOf } from '../files/names.ts'

export interface ProcessImpact {
  id: string
  name: string
  nameZh?: string
  /** That they run on. */
  fromVersion: number
  running: number
  waitingAt: { elementId: string, name: string, nameZh?: string, count: number, gone: boolean }[]
}

/** Of drafts by name; those that are no diagrams touch no running case. @throws Refusal `draft.unknown` */
export async function impactOf(names: readonly string[]): Promise<ProcessImpact[]> {
  const diagrams = names.filter((name) => kindOf(name) === 'diagram')
  const drafts = await Drafts.find({ _id: { $in: diagrams } }).lean<Draft[]>()
  if (drafts.length < new Set(diagrams).size) throw new Refusal('draft.unknown')
  return (await Promise.all(drafts.map(({ content }) => ofDiagram(content)))).flat()
}

/** Read off the text without a parser: it may be anything that somebody typed. */
async function ofDiagram(xml: string): Promise<ProcessImpact[]> {
  const processes = [...xml.matchAll(/<(?:\w+:)?process\s[^<>]{0,500}?\bid="([^"]{1,200})"/g)].map(([, id]) => id!)
  const steps = new Set([...xml.matchAll(/\bid="([^"]{1,200})"/g)].map(([, id]) => id))
  return (await Promise.all(processes.map((id) => ofProcess(id, steps)))).flat()
}

async function ofProcess(id: string, steps: ReadonlySet<string | undefined>): Promise<ProcessImpact[]> {
  const running = await Instances.aggregate<{ _id: string, version: number, count: number }>([
    { $match: { processId: id, state: 'active' } }, { $group: { _id: '$processKey', version: { $first: '$processVersion' }, count: { $sum: 1 } } }, { $sort: { version: -1 } },
  ])
  return await Promise.all(running.map(async ({ _id: key, version, count }) => {
    const [waiting, diagram] = await Promise.all([waitingOf(key), Resources.findById(key, { names: 1, elements: 1 }).lean()])
    const metas = new Map(diagram?.elements.map((element) => [element.id, element]))
    return {
      id, name: diagram?.names?.en ?? id, ...(diagram?.names?.zh && { nameZh: diagram.names.zh }), fromVersion: version, running: count,
      waitingAt: waiting.filter(({ _id }) => _id !== id).map(({ _id: elementId, count: there }) => {
        const meta = metas.get(elementId)
        return { elementId, name: meta?.name || elementId, ...(meta?.nameZh && { nameZh: meta.nameZh }), count: there, gone: !steps.has(elementId) }
      }),
    }
  }))
}

const waitingOf = (processKey: string): Promise<{ _id: string, count: number }[]> => Elements.aggregate([
  { $match: { processKey, state: 'active' } }, { $group: { _id: '$elementId', count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } },
])
