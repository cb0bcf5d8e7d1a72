/** What administrators do with templates: look, try, save with a reason, go back. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { nameOf, type Sentence } from '../complaints/vocabulary.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { named } from '../complaints/show.ts'
import { bareSample, fullSample, wordsOf, type TemplateWord } from './catalogue.ts'
import { renderTemplate } from './render.ts'
import type { Rendered } from './rules.ts'
import { idOf, kindOf, shippedNames, shippedSource, type Area, type Language, type TemplateName } from './shipped.ts'
import { addVersion, latestVersions, templateInForce, versionsOf, type Change } from './versions.ts'

interface Changed {
  version: number
  at: Date
  by: { id: string, name: string, nameZh?: string }
  because: string
  /** Back to the shipped text. */
  shipped: boolean
}

export interface ListedTemplate {
  area: Area
  name: string
  title: Sentence
  /** The latest change of each language that was changed at all. */
  changed: Partial<Record<Language, Changed>>
}

export async function listTemplates(): Promise<ListedTemplate[]> {
  const [names, latest, hospital] = await Promise.all([shippedNames(), latestVersions(), loadHospital()])
  const rows = new Map<string, ListedTemplate>()
  for (const one of names) {
    const key = `${one.area}/${one.name}`
    const row = rows.get(key) ?? { area: one.area, name: one.name, title: titleOf(one), changed: {} }
    rows.set(key, row)
    const version = latest.get(idOf(one))
    if (version) row.changed[one.lang] = { version: version.version, at: version.at, by: named(version.by, hospital), because: version.because, shipped: version.source === null }
  }
  return [...rows.values()]
}

const titleOf = ({ area, name }: TemplateName): Sentence => nameOf(area === 'letter' ? 'printed' : 'message', name)

export interface ShownTemplate {
  title: Sentence
  source: string
  version: number
  shipped: string
  words: (TemplateWord & { certain: boolean })[]
  versions: (Changed & { source: string })[]
}

/** @throws Refusal `template.unknown` */
export async function showTemplate(name: TemplateName): Promise<ShownTemplate> {
  const [{ source, version }, shipped, versions, hospital] = await Promise.all([templateInForce(name), shippedSource(name), versionsOf(name), loadHospital()])
  return {
    title: titleOf(name), source, version, shipped, words: wordsOf(name),
    versions: versions.map((one) => ({ version: one.version, at: one.at, by: named(one.by, hospital), because: one.because, shipped: one.source === null, source: one.source ?? shipped })),
  }
}

/**
 * Puts a new version in force, if it can be filled in for a case that knows everything and for one that knows only what is certain.
 * @throws Refusal `template.unknown`, `template.changed`, `template.invalid`, `template.hole` …
 */
export async function saveTemplate(name: TemplateName, change: Change, actor: Actor, at: Date): Promise<ShownTemplate> {
  return await audited({ action: 'template.change', actor, at }, idOf(name), async () => {
    await shippedSource(name)
    if (change.source !== null) await tryTemplate(name, change.source)
    await addVersion(name, change, actor.id, at)
    return await showTemplate(name)
  })
}

/** Whether it can be filled in for every case. @throws Refusal `template.invalid`, `template.hole` … */
export async function tryTemplate(name: TemplateName, source: string): Promise<void> {
  const { area, lang } = name
  await renderTemplate(source, kindOf[area], fullSample(area, lang))
  try {
    await renderTemplate(source, kindOf[area], bareSample(name))
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'template.hole') throw error
    throw new Refusal('template.hole', { ...error.extra, detail: { en: `${error.say('en')} Not every case has it: ask by {{#if …}}.`, zh: `${error.say('zh')} 并非每个案件都有这一项：请用 {{#if …}} 判断。` }, cause: error })
  }
}

/** Filled in with the names of a case, or the examples. @throws Refusal `template.invalid`, `template.hole` … */
export const previewTemplate = ({ area, lang }: TemplateName, source: string, model: Readonly<Record<string, unknown>> | null): Promise<Rendered> =>
  renderTemplate(source, kindOf[area], model ?? fullSample(area, lang))
