/** What came of scenarios: kept, so that a draft is compared with what is live and a release can say what was tried. */
import { model, Schema } from 'mongoose'
import type { Bilingual } from '../../errors/errors.ts'

export type Outcome = 'passed' | 'failed' | 'unfit'

export interface ScenarioResult {
  /** `<run>/<scenario id>` */
  _id: string
  run: string
  scenario: string
  at: Date
  /** Person id. */
  by: string
  /** The drafts that it was played with; none: what was live. */
  drafts: { name: string, checksum: string }[]
  /** `unfit`: it speaks of people or departments that this hospital does not have. */
  outcome: Outcome
  /** Row counted from 1, column, and a sentence. */
  fault: { row: number, column: string | null, said: Bilingual } | null
  milliseconds: number
}

const schema = new Schema<ScenarioResult>({
  _id: { type: String, required: true }, run: { type: String, required: true }, scenario: { type: String, required: true }, at: { type: Date, required: true }, by: { type: String, required: true },
  drafts: [new Schema({ name: String, checksum: String }, { _id: false })], outcome: { type: String, required: true },
  fault: { type: new Schema({ row: Number, column: String, said: { en: String, zh: String } }, { _id: false }), default: null }, milliseconds: { type: Number, required: true },
}, { collection: 'scenario_results', versionKey: false })
schema.index({ scenario: 1, at: -1 })
schema.index({ 'drafts.name': 1, 'at': -1 })

export const ScenarioResults = model<ScenarioResult>('ScenarioResult', schema)

export interface ScenarioSummary {
  ran: number
  passed: number
  failed: number
  at: Date
  /** Checksums of what was tried, by name. */
  files: Record<string, string>
}

/** What scenarios said of exactly these contents, the latest result of each; null where none was played with them. @param files checksums by name */
export async function summaryFor(files: Record<string, string>): Promise<ScenarioSummary | null> {
  const names = Object.keys(files)
  if (names.length === 0) return null
  const found = await ScenarioResults.find({ $and: names.map((name) => ({ drafts: { $elemMatch: { name, checksum: files[name] } } })) }).sort({ at: 1 }).lean<ScenarioResult[]>()
  const latest = [...new Map(found.map((result) => [result.scenario, result])).values()].filter(({ outcome }) => outcome !== 'unfit')
  const at = latest.map((one) => one.at).toSorted((a, b) => b.getTime() - a.getTime())[0]
  if (!at) return null
  const passed = latest.filter(({ outcome }) => outcome === 'passed').length
  return { ran: latest.length, passed, failed: latest.length - passed, at, files }
}

/** How each scenario last went with what is live: played without drafts, or with drafts that are live by now. @param live checksums by name */
export async function lastLive(live: ReadonlyMap<string, string>): Promise<Map<string, Pick<ScenarioResult, 'outcome' | 'at'>>> {
  const found = await ScenarioResults.find({}, { scenario: 1, outcome: 1, at: 1, drafts: 1 }).sort({ at: -1 }).limit(5_000).lean<ScenarioResult[]>()
  const wasLive = found.filter(({ drafts }) => drafts.every(({ name, checksum }) => live.get(name) === checksum))
  return new Map(wasLive.toReversed().map(({ scenario, outcome, at }) => [scenario, { outcome, at }]))
}
