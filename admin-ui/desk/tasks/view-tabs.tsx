import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { views, type View } from './task-filter.ts'
import { counts } from './work-queries.ts'
import { useMe } from '../frame/signed-in.tsx'
import { useTexts } from '../../kit/language.ts'

const seesAll = ['administrator', 'complaint-office', 'supervision', 'leadership', 'quality-team']

/** The views that somebody has. */
export function useViews(): View[] {
  const { roles } = useMe()
  return views.filter((view) => view !== 'all' || seesAll.some((role) => roles.includes(role)))
}

/** Whose work is shown, and how much there is of each. On a phone they lie under the thumb. */
export function ViewTabs({ chosen, onChosen }: { chosen: View | undefined; onChosen: (view: View) => void }) {
  const { t } = useTexts('work')
  const { data } = useQuery(counts)
  const tabs = useRef<HTMLElement>(null)
  // Not all of them fit on a phone.
  useEffect(() => {
    // Browsers of today answer with a promise here: nothing that an effect may return.
    tabs.current?.querySelector('[aria-current=true]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [chosen])
  return (
    <nav ref={tabs} className="views" aria-label={t('views')}>
      {useViews().map((view) => {
        const count = view === 'done' || view === 'all' ? 0 : (data?.[view] ?? 0)
        return (
          <button key={view} type="button" aria-current={view === chosen} onClick={() => onChosen(view)}>
            <span>{t(`view.${view}`)}</span>
            {count > 0 && <span className="count">{count < 100 ? count : '99+'}</span>}
          </button>
        )
      })}
    </nav>
  )
}
