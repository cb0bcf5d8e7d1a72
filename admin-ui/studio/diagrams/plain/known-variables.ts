import { extensionOf } from '../modules/extensions.ts'
import { chineseNameOf } from '../modules/chinese-name.ts'
import type { Bilingual } from '../../../kit/language.ts'
import type { DrawnElement, Moddle } from '../services.ts'
import type { KnownVariable, Vocabulary } from '../use-vocabulary.ts'

export interface Source {
  /** The step whose answer it is; null for what the case carries anyway. */
  step: Bilingual | null
  variables: KnownVariable[]
}

/** The variables that are there when a flow is reached, by the step that brings them: the nearest first, then what every case carries. Each once. */
export function knownBefore(element: DrawnElement, { forms, caseVariables }: Vocabulary): Source[] {
  const everywhere = [...forms.flatMap(({ variables }) => variables), ...caseVariables]
  const told = new Set<string>()
  const fresh = (variables: KnownVariable[]) => variables.filter(({ name }) => !told.has(name) && told.add(name))
  const carried = new Set(caseVariables.map(({ name }) => name))
  const asked = stepsBefore(element).map((step) => ({ step: nameOf(step), variables: fresh([...broughtBy(step, forms, everywhere), ...keptBy(step, forms).filter(({ name }) => !carried.has(name))]) }))
  return [...asked, { step: null, variables: fresh(caseVariables) }].filter(({ variables }) => variables.length > 0)
}

/** The nearest step that has asked for a variable and keeps the answer to itself, if it is not there already: its output mappings say nothing of it. */
export function keeperOf(variable: string, element: DrawnElement, { forms, caseVariables }: Vocabulary): Moddle | undefined {
  if (caseVariables.some(({ name }) => name === variable)) return undefined
  const nearest = stepsBefore(element).find((step) => outputsOf(step).some((output) => output.get('target') === variable) || answersOf(step, forms).some(({ name }) => name === variable))
  return nearest !== undefined && keptBy(nearest, forms).some(({ name }) => name === variable) ? nearest : undefined
}

/** Steps that come before an element, the nearest first: over events at the edge of a step, and out of subprocesses. */
export function stepsBefore(element: DrawnElement): Moddle[] {
  const found = new Set<Moddle>()
  const waiting: Moddle[] = [element.source?.businessObject ?? element.businessObject]
  for (const node of waiting) {
    if (found.has(node)) continue
    found.add(node)
    const { $parent } = node
    const attachedTo = node.get<Moddle | undefined>('attachedToRef')
    const sources = (node.get<Moddle[] | undefined>('incoming') ?? []).flatMap((flow) => flow.get<Moddle | undefined>('sourceRef') ?? [])
    waiting.push(...sources, ...(attachedTo ? [attachedTo] : []), ...(sources.length === 0 && $parent?.$type === 'bpmn:SubProcess' ? [$parent] : []))
  }
  return [...found].filter((node) => node !== element.businessObject)
}

/** What a step sets: the answers of its form as its output mappings let them out, and what other steps give back. */
function broughtBy(step: Moddle, forms: Vocabulary['forms'], everywhere: KnownVariable[]): KnownVariable[] {
  const [outputs, answers] = [outputsOf(step), answersOf(step, forms)]
  if (outputs.length === 0) return answers
  return outputs.flatMap((output) => {
    const [source, target] = [output.get<string>('source').replace(/^=\s*/, ''), output.get<string>('target')]
    const known = answers.find(({ name }) => name === source) ?? everywhere.find(({ name }) => name === source) ?? everywhere.find(({ name }) => name === target)
    return known === undefined ? [] : [{ ...known, name: target }]
  })
}

/** Answers that do not get out of a step; once they are asked for, they are let out. */
function keptBy(step: Moddle, forms: Vocabulary['forms']): KnownVariable[] {
  const outputs = outputsOf(step)
  return outputs.length === 0 ? [] : answersOf(step, forms).filter(({ name }) => !outputs.some((output) => output.get('target') === name))
}

const outputsOf = (step: Moddle): Moddle[] => extensionOf(step, 'zeebe:IoMapping')?.get<Moddle[] | undefined>('outputParameters') ?? []

const answersOf = (step: Moddle, forms: Vocabulary['forms']): KnownVariable[] => forms.find(({ id }) => id === extensionOf(step, 'zeebe:FormDefinition')?.get<string>('formId'))?.variables ?? []

const nameOf = (step: Moddle): Bilingual => ({ en: step.name ?? step.id, zh: chineseNameOf(step) ?? step.name ?? step.id })
