/** Which steps show a form, what they give it, and what is asked of its answers afterwards. */
import type { FormStep, Place } from './diagram-reads.ts'
import { installationOf, type Installation, type NamedText } from './installation.ts'
import { askingFor, placeOf, type Asking, type Reader } from './readers.ts'
import { Drafts } from '../drafts/draft.ts'
import { liveContents } from '../files/live.ts'

export interface AskedValue {
  name: string
  /** Texts that it is compared with. */
  values: { value: string; by: Reader[] }[]
  by: Reader[]
}

export interface FormUse {
  form: string
  process: Place
  element: Place
  kind: 'task' | 'start'
  gives: string[]
  asks: AskedValue[]
}

/** With the drafts as if they were live; answers that only the live form gives are among those that are asked for. */
export async function formUses(): Promise<FormUse[]> {
  const [live, drafts] = await Promise.all([liveContents(), Drafts.find({}, { content: 1 }).lean()])
  const laidOver = new Map<string, NamedText>(live)
  for (const { _id: name, content } of drafts) laidOver.set(name, { name, content })
  return usesIn(await installationOf([...laidOver.values()]), await installationOf([...live.values()]))
}

export function usesIn(now: Installation, before: Installation): FormUse[] {
  return [...now.processes.values()].flatMap((process) => process.forms.map((step) => {
    const names = new Set([now, before].flatMap(({ forms }) => [...forms.get(step.form)?.given.keys() ?? []]))
    const asks = [...names].map((name) => askedOf(name, askedAfter(name, step, process.id, now))).filter(({ by }) => by.length > 0)
    return { form: step.form, process: placeOf(process), element: placeOf(step), kind: step.kind, gives: step.gives, asks }
  }))
}

/** Who asks for an answer of a form at one of its steps. */
export function askedAfter(name: string, { outputs, gives }: Pick<FormStep, 'outputs' | 'gives'>, processId: string, all: Installation): Asking[] {
  if (outputs === null) return gives.includes(name) ? [] : askingFor(name, processId, all)
  return outputs.filter(({ source }) => new RegExp(String.raw`(?<![\p{L}\p{N}_."])${name}(?![\p{L}\p{N}_])`, 'u').test(source)).flatMap(({ target }) => askingFor(target, processId, all))
}

function askedOf(name: string, asking: Asking[]): AskedValue {
  const values = [...new Set(asking.flatMap(({ value }) => value ?? []))]
  return { name, values: values.map((value) => ({ value, by: distinct(asking.filter((one) => one.value === value)) })), by: distinct(asking) }
}

export const distinct = (asking: Asking[]): Reader[] => [...new Map(asking.map(({ by }) => [`${by.file} ${by.id}`, by])).values()]
