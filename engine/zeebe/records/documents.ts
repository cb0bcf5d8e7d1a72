/**
 * The documents of the projection that one batch of records touches: each is read once, changed in memory and written once, all in the
 * batch's transaction.
 */
import type { Model, mongo } from 'mongoose'
import type { Session } from '../../store/store.ts'

interface Document {
  _id: string
}

interface Held {
  doc: Document | null
  changed: boolean
}

/** Ids of what a batch changed, for those who watch. */
export interface Changes {
  complaintIds: string[]
  taskKeys: string[]
  instanceKeys: string[]
}

export interface Documents {
  /** Says that this document will be asked for; null stands for none. */
  want<T extends Document>(model: Model<T>, id: string | null): void
  /** Reads everything that is wanted, one query a collection, so that `get` need not ask for each. */
  fetch(): Promise<void>
  get<T extends Document>(model: Model<T>, id: string): Promise<T | null>
  put<T extends Document>(model: Model<T>, doc: NoInfer<T>): void
  /** Changes a document if it is there. */
  edit<T extends Document>(model: Model<T>, id: string, change: (doc: T) => void): Promise<T | null>
  /** All documents with these values, as they stand after the batch so far. */
  where<T extends Document>(model: Model<T>, values: Partial<NoInfer<T>>): Promise<T[]>
  remove<T extends Document>(model: Model<T>, id: string): void
  /** A write to a document that others write too; runs after the projection's own writes. */
  also(complaintId: string | null, write: (session: Session) => Promise<void>): void
  /** Writes everything that changed. */
  write(): Promise<Changes>
}

export function documents(session: Session): Documents {
  const shelves = new Map<Model<Document>, Map<string, Held>>()
  const writes: ((session: Session) => Promise<void>)[] = []
  const complaintIds = new Set<string>()
  const wanted = new Map<Model<Document>, Set<string>>()
  const asked = new Set<string>()

  const shelf = <T extends Document>(model: Model<T>): Map<string, Held> => {
    const key = model as unknown as Model<Document>
    return shelves.get(key) ?? shelves.set(key, new Map<string, Held>()).get(key) ?? new Map<string, Held>()
  }
  const read = async <T extends Document>(model: Model<T>, filter: mongo.Filter<mongo.Document>): Promise<void> => {
    const held = shelf(model)
    const found = await model.collection.find(filter, { session }).toArray() as unknown as T[]
    for (const doc of found) if (!held.has(doc._id)) held.set(doc._id, { doc, changed: false })
  }
  const warm = async <T extends Document>(model: Model<T>, ids: Iterable<string>): Promise<void> => {
    const held = shelf(model)
    const missing = [...ids].filter((id) => !held.has(id))
    if (missing.length === 0) return
    await read(model, { _id: { $in: missing as never[] } })
    for (const id of missing) if (!held.has(id)) held.set(id, { doc: null, changed: false })
  }

  const store: Documents = {
    want: (model, id) => {
      const key = model as unknown as Model<Document>
      if (id !== null) wanted.set(key, (wanted.get(key) ?? new Set<string>()).add(id))
    },
    fetch: async () => {
      for (const [model, ids] of wanted) await warm(model, ids)
      wanted.clear()
    },
    get: async <T extends Document>(model: Model<T>, id: string) => {
      await warm(model, [id])
      return (shelf(model).get(id)?.doc ?? null) as T | null
    },
    put: (model, doc) => void shelf(model).set(doc._id, { doc, changed: true }),
    edit: async (model, id, change) => {
      const doc = await store.get(model, id)
      if (!doc) return null
      change(doc)
      store.put(model, doc)
      return doc
    },
    where: async <T extends Document>(model: Model<T>, values: Partial<T>) => {
      const question = `${model.modelName} ${JSON.stringify(values)}`
      if (!asked.has(question)) await read(model, values as object)
      asked.add(question)
      const fits = (doc: T) => Object.entries(values).every(([name, value]) => doc[name as keyof T] === value)
      return [...shelf(model).values()].flatMap(({ doc }) => (doc && fits(doc as T) ? [doc as T] : []))
    },
    remove: (model, id) => void shelf(model).set(id, { doc: null, changed: true }),
    also: (complaintId, write) => {
      if (complaintId) complaintIds.add(complaintId)
      writes.push(write)
    },
    write: async () => {
      const changes = { complaintIds, taskKeys: new Set<string>(), instanceKeys: new Set<string>() }
      for (const [model, held] of shelves) {
        const changed = [...held].filter(([, { changed: is }]) => is)
        if (changed.length === 0) continue
        await model.collection.bulkWrite(changed.map(([_id, { doc }]) => asOperation(_id, doc)), { session, ordered: false })
        for (const [, { doc }] of changed) if (doc) note(changes, model.modelName, doc)
      }
      for (const write of writes) await write(session)
      return { complaintIds: [...changes.complaintIds], taskKeys: [...changes.taskKeys], instanceKeys: [...changes.instanceKeys] }
    },
  }
  return store
}

const asOperation = (_id: string, doc: Document | null): mongo.AnyBulkWriteOperation =>
  doc
    ? { replaceOne: { filter: { _id: _id as never }, replacement: doc, upsert: true } }
    : { deleteOne: { filter: { _id: _id as never } } }

function note(changes: Record<keyof Changes, Set<string>>, modelName: string, doc: Document & { instanceKey?: string, complaintId?: string | null }): void {
  if (doc.complaintId) changes.complaintIds.add(doc.complaintId)
  if (modelName === 'Task') changes.taskKeys.add(doc._id)
  const instanceKey = modelName === 'Instance' ? doc._id : doc.instanceKey
  if (instanceKey) changes.instanceKeys.add(instanceKey)
}
