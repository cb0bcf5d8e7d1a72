/** The versions of a process that are looked at together, and the diagram on which they are shown. */
import { Refusal } from '../errors/errors.ts'
import { Resources, type ElementMeta, type ResourceDoc } from '../zeebe/records/shapes.ts'

export interface Versions {
  /** Of those looked at. */
  keys: string[]
  /** The newest of them: its diagram is shown. */
  shown: ResourceDoc
  /** Elements of the versions looked at by their ids; the newest version's word counts. */
  elements: ReadonlyMap<string, ElementMeta>
  all: { version: number, key: string, at: Date }[]
}

/** @param version all of them without it. @throws Refusal `process.unknown` */
export async function versionsOf(id: string, version?: number): Promise<Versions> {
  const found = await Resources.find({ kind: 'process', id }, { text: 0 }).sort({ version: -1 }).lean<ResourceDoc[]>()
  const chosen = version === undefined ? found : found.filter((one) => one.version === version)
  const [shown] = chosen
  if (!shown) throw new Refusal('process.unknown')
  return {
    keys: chosen.map(({ _id }) => _id),
    shown,
    elements: new Map(chosen.toReversed().flatMap(({ elements }) => elements.map((element) => [element.id, element]))),
    all: found.map(({ _id, version: one, at }) => ({ version: one, key: _id, at })),
  }
}
