/** Files and recordings of a report that is being written, on this device: in the memory of the page and, where the browser allows it, beyond it. */
const memory = new Map<string, Blob>()
const table = 'files'

export async function keepFile(key: string, file: Blob): Promise<void> {
  memory.set(key, file)
  await inTable('readwrite', (files) => files.put(file, key))
}

/** Null where the device has not kept it. */
export async function keptFile(key: string): Promise<Blob | null> {
  return memory.get(key) ?? await inTable<Blob | undefined>('readonly', (files) => files.get(key) as IDBRequest<Blob | undefined>) ?? null
}

export async function forgetFile(key: string): Promise<void> {
  memory.delete(key)
  await inTable('readwrite', (files) => files.delete(key))
}

/** What no draft names any more. */
export async function forgetOtherFiles(keys: readonly string[]): Promise<void> {
  const known = await inTable('readonly', (files) => files.getAllKeys()) ?? []
  for (const key of known.map(String)) if (!keys.includes(key)) await forgetFile(key)
}

let opening: Promise<IDBDatabase> | null = null

/** Null where the browser has no database for this page, or it is full: the memory of the page has to do. */
async function inTable<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    opening ??= open()
    return await answered(work((await opening).transaction(table, mode).objectStore(table)))
  } catch {
    return null
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('recourse', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(table)
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'))
  })
}
