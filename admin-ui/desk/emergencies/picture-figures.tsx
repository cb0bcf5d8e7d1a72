import { useDepartmentName } from './use-department-name.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import type { Count, Figures } from '../../kit/shapes/emergencies.ts'

/** The effective information about the events, counted. */
export function PictureFigures({ figures }: { figures: Figures }) {
  const { t } = useTexts('emergencies')
  const word = useWord()
  const department = useDepartmentName()
  const lines: [title: string, counts: Count, name: (id: string) => string][] = [
    [t('by.byCause'), figures.byCause, (id) => word('tag', id)], [t('by.byPlace'), figures.byPlace, department], [t('by.byDay'), figures.byDay, (id) => id],
    [t('by.byNature'), figures.byNature, (id) => word('nature', id)], [t('by.bySeverity'), figures.bySeverity, (id) => word('severity', id)],
    [t('by.measures'), figures.measures, (id) => t(`measures.${id as 'contacted'}`)], [t('by.visits'), figures.visits, (id) => t(`visits.${id as 'satisfied'}`)],
  ]
  return (
    <>
      <dl className="picture-counts">{(['cases', 'fresh', 'open'] as const).map((name) => <div key={name}><dt>{t(`counts.${name}`)}</dt><dd>{figures[name]}</dd></div>)}</dl>
      <dl className="parts-of-people">
        {lines.map(([title, counts, name]) => <div key={title}><dt>{title}</dt><dd>{Object.entries(counts).map(([id, n]) => `${id === 'unknown' ? t('unknown') : name(id)} ${n}`).join(' · ') || '–'}</dd></div>)}
      </dl>
    </>
  )
}
