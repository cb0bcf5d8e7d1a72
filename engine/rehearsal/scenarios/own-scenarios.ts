/** The hospital's own scenarios, beside those that come with the product. */
import { randomUUID } from 'node:crypto'
import { model, Schema } from 'mongoose'
import { Refusal } from '../../errors/errors.ts'
import { csvOf } from '../../people/tables/write-file.ts'
import { columns, readTable, ScenarioFault, type Scenario } from '../../scenarios/read-table.ts'
import type { PlayRow } from '../play/rows.ts'

export interface OwnScenario {
  _id: string
  name: string
  /** Id of the process that it is about; null for none in particular. */
  process: string | null
  rows: PlayRow[]
  /** Person id. */
  by: string
  at: Date
}

const text = { type: String, default: '' }
const rowSchema = new Schema<PlayRow>({ who: text, does: text, with: text, expect: text }, { _id: false })

export const OwnScenarios = model<OwnScenario>('OwnScenario', new Schema<OwnScenario>(
  { _id: { type: String, required: true }, name: { type: String, required: true }, process: { type: String, default: null }, rows: [rowSchema], by: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'own_scenarios', versionKey: false },
))

export type ScenarioDraft = Pick<OwnScenario, 'name' | 'process' | 'rows'>

/** @throws Refusal `scenario.invalid` naming row and cell, `scenario.named` where there is another of that name */
export async function keepScenario(draft: ScenarioDraft, by: string, at: Date, id: string = randomUUID()): Promise<OwnScenario> {
  asScenario({ ...draft, _id: id })
  if (await OwnScenarios.exists({ name: draft.name, _id: { $ne: id } })) throw new Refusal('scenario.named')
  return await OwnScenarios.findOneAndUpdate({ _id: id }, { ...draft, by, at }, { upsert: true, returnDocument: 'after' }).lean<OwnScenario>() ?? { ...draft, _id: id, by, at }
}

export async function dropScenario(_id: string): Promise<void> {
  const { deletedCount } = await OwnScenarios.deleteOne({ _id })
  if (deletedCount === 0) throw new Refusal('scenario.unknown')
}

/** As the runner plays it. @throws Refusal `scenario.invalid` */
export function asScenario(own: Pick<OwnScenario, '_id' | 'name' | 'rows'>): Scenario {
  try {
    const [scenario] = readTable(own._id, Buffer.from(csv([own])))
    if (!scenario) throw new Refusal('scenario.invalid', { errors: [{ path: '/rows/0', message: 'There is no row.', zh: '没有任何一行。' }] })
    return scenario
  } catch (error) {
    if (!(error instanceof ScenarioFault)) throw error
    // A cell may have lines of its own.
    const row = own.rows.findIndex((_, i) => csv([{ ...own, rows: own.rows.slice(0, i) }]).split('\n').length === error.line)
    throw new Refusal('scenario.invalid', { errors: [{ path: `/rows/${Math.max(row, 0)}${error.column ? `/${error.column}` : ''}`, message: error.said.en, zh: error.said.zh }] })
  }
}

/** A table that `npm run scenarios <file>` plays as well. */
export const csv = (scenarios: readonly Pick<OwnScenario, 'name' | 'rows'>[]): string =>
  csvOf(columns, scenarios.flatMap(({ name, rows }) => rows.map((row, i) => ({ ...row, scenario: i === 0 ? name : '' }))))
