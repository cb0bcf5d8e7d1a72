/** Which pack runs, since when, and what came with it. */
import { keepValue, readValue } from '../store/settings.ts'

export interface ActivePack {
  id: string
  /** ISO 8601. */
  since: string
  /** Where another one ran before: its id, and the files of which new versions were deployed. */
  from?: string
  files?: string[]
}

/** Null before the first deployment. */
export const activePack = (): Promise<ActivePack | null> => readValue<ActivePack>('pack')

export const keepActivePack = (pack: ActivePack): Promise<void> => keepValue('pack', pack)
