/** What a diagram can speak of, by names that people know: departments, forms with their answers, tables, and what every case carries. */
import { caseVariables } from './case-variables.ts'
import { variablesOf, type KnownVariable } from './form-fields.ts'
import type { FormSchema } from '../../forms/index.ts'
import { loadHospital } from '../../people/store.ts'
import { Resources } from '../../zeebe/records/shapes.ts'

export interface Vocabulary {
  departments: { id: string; name: string; nameZh: string }[]
  forms: { id: string; variables: KnownVariable[] }[]
  /** Decisions by id, and the file that holds each. */
  tables: { id: string; file: string; name: string; nameZh: string | null }[]
  caseVariables: KnownVariable[]
}

export async function readVocabulary(signals: KnownVariable['options']): Promise<Vocabulary> {
  const [{ departments }, forms, tables] = await Promise.all([loadHospital(), latest('form'), latest('decision-requirements')])
  const choices = departments.map(({ id, name, nameZh }) => ({ value: id, label: { en: name, zh: nameZh } }))
  return {
    departments: departments.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    forms: forms.map(({ id, text }) => ({ id, variables: variablesOf(JSON.parse(text) as FormSchema, choices) })),
    tables: tables.flatMap(({ fileName, elements }) => elements.map(({ id, name, nameZh }) => ({ id, file: fileName.replace(/\.dmn$/, ''), name: name || id, nameZh }))),
    caseVariables: caseVariables(signals, choices),
  }
}

/** The newest version of each, by id. */
async function latest(kind: 'form' | 'decision-requirements') {
  const all = await Resources.find({ kind }, kind === 'form' ? { id: 1, text: 1 } : { id: 1, fileName: 1, elements: 1 }).sort({ id: 1, version: -1 }).lean()
  return all.filter(({ id }, at) => all[at - 1]?.id !== id)
}
