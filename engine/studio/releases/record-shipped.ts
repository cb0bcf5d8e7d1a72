/** What came with the product and went live when the server started is a release like any other: one can go back to what was there before. */
import { liveContents, liveFiles } from '../files/live.ts'
import { checksumOf, kindOf, readName } from '../files/names.ts'
import { addRelease } from './release.ts'

/** The product itself, in the place of a person. */
export const product = 'recourse'

export interface DeployedShipped {
  name: string
  content: string
}

/**
 * Notes what was live before.
 * @returns to be called with what was deployed, and why
 */
export async function beforeShipped(): Promise<(files: readonly DeployedShipped[], note: string, at: Date) => Promise<void>> {
  const [live, contents] = await Promise.all([liveFiles(), liveContents()])
  return async (files, note, at) => {
    const known = files.flatMap(({ name, content }) => { const kind = kindOf(name); return kind ? [{ name, content, kind }] : [] })
    // Contents are only kept where something else was there before: the first start would keep everything twice.
    const replaced = known.filter(({ name }) => contents.has(name)).map(({ name, content, kind }) =>
      ({ name, kind, deployedAs: name, before: contents.get(name)?.content ?? null, after: content, revision: 0, base: null }))
    await addRelease({
      state: 'live', note, by: product, at, liveAt: at, via: 'shipped', findings: [],
      files: known.map(({ name, content, kind }) => ({
        name, kind, title: live.get(name)?.title ?? readName(name, content).title, change: contents.has(name) ? 'changed' as const : 'added' as const, checksum: checksumOf(content), version: null,
      })),
    }, replaced)
  }
}
