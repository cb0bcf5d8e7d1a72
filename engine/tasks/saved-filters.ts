/** Filters of the task list that somebody keeps under a name. They are their own; one of them may be what the list begins with. */
import { model, Schema } from 'mongoose'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'

export interface SavedFilter {
  /** Made by the page; unique for the person. */
  id: string
  name: string
  /** What stands in the page's address: `view`, `tier`, `department`, … */
  query: Record<string, string>
  /** The list begins with it. */
  first: boolean
}

interface Kept extends SavedFilter {
  /** `<person> <id>` */
  _id: string
  person: string
}

export const mostFilters = 50

const Filters = model<Kept>(
  'SavedFilter',
  new Schema<Kept>({
    _id: { type: String, required: true }, person: { type: String, required: true }, id: { type: String, required: true }, name: { type: String, required: true },
    query: { type: Schema.Types.Mixed, required: true }, first: { type: Boolean, required: true },
  }, { collection: 'saved_filters', minimize: false, versionKey: false }).index({ person: 1, name: 1 }),
)

export async function savedFilters(person: string): Promise<SavedFilter[]> {
  const kept = await Filters.find({ person }).sort({ name: 1 }).lean<Kept[]>()
  return kept.map(({ id, name, query, first }) => ({ id, name, query, first }))
}

/** Made or changed; where it is the first one, no other is. @throws Refusal `filter.too-many` */
export async function saveFilter(person: string, filter: SavedFilter): Promise<void> {
  const _id = `${person} ${filter.id}`
  await transaction(async (session) => {
    if (await Filters.countDocuments({ person, _id: { $ne: _id } }).session(session) >= mostFilters) throw new Refusal('filter.too-many')
    if (filter.first) await Filters.updateMany({ person }, { first: false }, { session })
    await Filters.replaceOne({ _id }, { ...filter, _id, person }, { upsert: true, session })
  })
}

/** @throws Refusal `filter.unknown` */
export async function removeFilter(person: string, id: string): Promise<void> {
  const { deletedCount } = await Filters.deleteOne({ _id: `${person} ${id}` })
  if (deletedCount === 0) throw new Refusal('filter.unknown')
}
