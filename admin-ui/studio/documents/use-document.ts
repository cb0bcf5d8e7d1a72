import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { files, studioFiles } from './documents.ts'
import { Keeper, type Kept } from './keeper.ts'
import { queries } from '../../desk/queries.ts'
import { call } from '../../kit/http.ts'
import type { Bilingual } from '../../kit/language.ts'
import type { Named, Origin, Present } from '../../kit/shapes/studio.ts'

export interface StudioDocument extends Kept {
  name: string
  /** As the list calls it; undefined until that is there. */
  title: Bilingual | undefined
  origin: Origin
  upgrade: boolean
  /** Autosaves what is typed; what equals the live text, without a draft, is nothing to save. */
  save: (text: string) => void
  /** Saves at once. */
  flush: () => Promise<void>
  beforeFlush: Keeper['beforeFlush']
  others: Named[]
  takeTheirs: () => void
  keepMine: () => void
  keepOverLive: () => void
  discard: () => Promise<void>
  undiscard: () => Promise<void>
  reload: () => Promise<void>
}

const beat = 15_000

/**
 * A file of the studio with its shared draft, saved as it is typed.
 * @param empty what a file begins with that is not there yet; without it such a file is `missing`
 */
export function useDocument(name: string, { empty }: { empty?: string } = {}): StudioDocument {
  const [keeper, setKeeper] = useState(() => new Keeper(name, empty))
  if (keeper.name !== name) setKeeper(new Keeper(name, empty))
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now)
  const { data: listed } = useQuery({ ...files(), select: ({ items }) => items.find((one) => one.name === name) })
  const others = useOthers(keeper)

  useEffect(() => {
    void keeper.load()
    return () => void keeper.flush().then(() => queries.invalidateQueries({ queryKey: studioFiles }))
  }, [keeper])
  useLeaving(keeper)

  return useMemo(() => ({
    ...kept, name, others, title: listed?.title, origin: listed?.origin ?? (kept.live === null ? 'own' : 'shipped'), upgrade: listed?.upgrade ?? false,
    save: keeper.save, flush: keeper.flush, beforeFlush: keeper.beforeFlush, takeTheirs: keeper.takeTheirs, keepMine: () => attempt(keeper.keepMine), keepOverLive: () => attempt(keeper.keepOverLive),
    discard: () => keeper.discard().finally(() => void queries.invalidateQueries({ queryKey: studioFiles })), undiscard: keeper.undiscard, reload: keeper.load,
  }), [kept, name, others, listed, keeper])
}

/** Without a connection nothing has changed: the choice is still there. */
const attempt = (choice: () => Promise<void>): void => void choice().catch(() => undefined)

/** What is typed is sent before the page is gone; where that cannot be, the browser asks first. */
function useLeaving(keeper: Keeper): void {
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') void keeper.flush() }
    const online = () => void keeper.flush()
    const leaving = (event: BeforeUnloadEvent) => {
      if (!keeper.unsaved) return
      void keeper.flush()
      event.preventDefault()
    }
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [keeper])
}

/** Says that one has the file open, and hears who else has and which draft there is. */
function useOthers(keeper: Keeper): Named[] {
  const [others, setOthers] = useState<Named[]>([])
  useEffect(() => {
    const say = async () => {
      const since = keeper.now().revision
      try {
        const answer = await call<{ others: Present[]; revision: number }>('/api/studio/presence', { json: { name: keeper.name } })
        setOthers(answer.others)
        keeper.heard(answer.revision, since)
      } catch {
        // Nobody is told for a while; the next beat says it again.
      }
    }
    void say()
    const timer = setInterval(() => void say(), beat)
    return () => clearInterval(timer)
  }, [keeper])
  return others
}
