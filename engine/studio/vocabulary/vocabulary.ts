/** What a diagram can speak of, by names that people know: departments, forms with their answers, tables, and what every case carries. Drafts count: whoever makes a form goes on with it at once. */
import { caseVariables } from './case-variables.ts'
import { variablesOf, type KnownVariable } from './form-fields.ts'
import type { FormSchema } from '../../forms/index.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Hospital } from '../../people/hospital.ts'
import { loadHospital } from '../../people/store.ts'
import { describeTables } from '../../zeebe/model/describe.ts'
import { Resources } from '../../zeebe/records/shapes.ts'
import { Drafts } from '../drafts/draft.ts'
import { stemOf } from '../files/names.ts'
import { planSettings, type SettingFile } from '../settings/plan-settings.ts'

export interface Vocabulary {
  departments: { id: string; name: string; nameZh: string }[]
  forms: { id: string; variables: KnownVariable[] }[]
  /** Decisions by id, and the file that holds each. */
  tables: { id: string; file: string; name: string; nameZh: string | null }[]
  caseVariables: KnownVariable[]
}

export async function readVocabulary(signals: KnownVariable['options'], now: Date): Promise<Vocabulary> {
  const [live, forms, tables, drafts] = await Promise.all([loadHospital(), latest('form'), latest('decision-requirements'), Drafts.find({ _id: /\.(form|dmn|csv)$/ }).lean()])
  const drafted = (ending: string) => drafts.filter(({ _id }) => _id.endsWith(ending)).map(({ _id: name, content }) => ({ name, content }))
  const { departments } = planned(drafted('.csv'), live, now)
  const choices = departments.map(({ id, name, nameZh }) => ({ value: id, label: { en: name, zh: nameZh } }))
  const formTexts = new Map([...forms.map(({ id, text }) => [id, text] as const), ...drafted('.form').map(({ name, content }) => [stemOf(name), content] as const)])
  const freshTables = await Promise.all(drafted('.dmn').map(async ({ name, content }) => ({ fileName: name, elements: (await describeTables(content)).elements })))
  const decisions = new Map([...tables, ...freshTables].flatMap(({ fileName, elements }) => elements.map(({ id, name, nameZh }) => [id, { id, file: stemOf(fileName), name: name || id, nameZh }] as const)))
  return {
    departments: departments.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    forms: [...formTexts].map(([id, text]) => ({ id, variables: variablesIn(text, choices) })),
    tables: [...decisions.values()],
    caseVariables: caseVariables(signals, choices),
  }
}

/** A draft may be anything: what is no form yet has no variables. */
function variablesIn(text: string, departments: KnownVariable['options']): KnownVariable[] {
  try {
    return variablesOf(JSON.parse(text) as FormSchema, departments)
  } catch {
    return []
  }
}

/** The hospital as its drafts would make it; as it is where they cannot be read. */
function planned(settings: readonly SettingFile[], live: Hospital, now: Date): Hospital {
  try {
    return planSettings(settings, live, now).hospital
  } catch (cause) {
    if (cause instanceof Refusal) return live
    throw cause
  }
}

/** The newest version of each, by id. */
async function latest(kind: 'form' | 'decision-requirements') {
  const all = await Resources.find({ kind }, kind === 'form' ? { id: 1, text: 1 } : { id: 1, fileName: 1, elements: 1 }).sort({ id: 1, version: -1 }).lean()
  return all.filter(({ id }, at) => all[at - 1]?.id !== id)
}
