/** The columns of the ledger that somebody has chosen, in their order. */
import { model, Schema } from 'mongoose'
import { columnIds, firstColumns, type ColumnId } from './columns.ts'

interface OwnColumns {
  /** Person id. */
  _id: string
  columns: ColumnId[]
}

const Chosen = model<OwnColumns>('LedgerColumns', new Schema<OwnColumns>({ _id: { type: String, required: true }, columns: { type: [String], required: true } }, { collection: 'ledger_columns', versionKey: false }))

/** A column that is gone by now is left out. */
export async function ownColumns(person: string): Promise<ColumnId[]> {
  const chosen = await Chosen.findById(person).lean<OwnColumns>()
  return chosen ? chosen.columns.filter((id) => columnIds.includes(id)) : [...firstColumns]
}

export const keepColumns = async (person: string, columns: readonly ColumnId[]): Promise<void> =>
  void await Chosen.updateOne({ _id: person }, { columns: [...new Set(columns)] }, { upsert: true })
