/**
 * What the hospital has made of the shipped templates: every version with who, when and why. The latest one is in force; one without a source goes back to the
 * shipped text and follows it from then on. Nothing is ever overwritten.
 */
import { model, Schema } from 'mongoose'
import { Refusal } from '../errors/errors.ts'
import { isDuplicate, type Session } from '../store/store.ts'
import { idOf, shippedSource, type TemplateName } from './shipped.ts'

export interface TemplateVersion {
  /** `notify/answer.en@3` */
  _id: string
  /** `notify/answer.en` */
  template: string
  /** From 1 on; 0 is the shipped one. */
  version: number
  /** Null: the shipped text. */
  source: string | null
  at: Date
  /** Person id. */
  by: string
  because: string
}

const versionSchema = new Schema<TemplateVersion>(
  {
    _id: { type: String, required: true },
    template: { type: String, required: true },
    version: { type: Number, required: true },
    source: { type: String, default: null },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    because: { type: String, required: true },
  },
  { collection: 'template_versions', versionKey: false },
)
versionSchema.index({ template: 1, version: -1 })

export const TemplateVersions = model<TemplateVersion>('TemplateVersion', versionSchema)

export interface InForce {
  source: string
  version: number
}

/** @throws Refusal `template.unknown` */
export async function templateInForce(name: TemplateName): Promise<InForce> {
  const latest = await TemplateVersions.findOne({ template: idOf(name) }).sort({ version: -1 }).lean<TemplateVersion>()
  return { source: latest?.source ?? await shippedSource(name), version: latest?.version ?? 0 }
}

/** As it was in that version. @throws Refusal `template.unknown` */
export async function templateAt(name: TemplateName, version: number): Promise<string> {
  const kept = version === 0 ? null : await TemplateVersions.findById(`${idOf(name)}@${version}`).lean<TemplateVersion>()
  if (version > 0 && !kept) throw new Refusal('template.unknown')
  return kept?.source ?? await shippedSource(name)
}

/** Newest first. */
export const versionsOf = (name: TemplateName): Promise<TemplateVersion[]> => TemplateVersions.find({ template: idOf(name) }).sort({ version: -1 }).lean<TemplateVersion[]>()

/** The latest version of each template that the hospital has changed, by its id. */
export async function latestVersions(): Promise<Map<string, TemplateVersion>> {
  const latest = await TemplateVersions.find().sort({ version: 1 }).lean<TemplateVersion[]>()
  return new Map(latest.map((one) => [one.template, one]))
}

export interface Change {
  /** Null goes back to the shipped text. */
  source: string | null
  because: string
  /** The version that was looked at: somebody else's change in between is not written over. */
  from: number
}

/** @param session of the release that it belongs to. @throws Refusal `template.changed` */
export async function addVersion(name: TemplateName, { source, because, from }: Change, by: string, at: Date, session?: Session): Promise<void> {
  const template = idOf(name)
  const latest = await TemplateVersions.findOne({ template }, { version: 1 }).sort({ version: -1 }).lean<TemplateVersion>()
  const version = from + 1
  try {
    if ((latest?.version ?? 0) !== from) throw new Refusal('template.changed')
    await TemplateVersions.create([{ _id: `${template}@${version}`, template, version, source, at, by, because }], session ? { session } : {})
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('template.changed', { cause: error }) : error
  }
}
