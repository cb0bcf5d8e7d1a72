import { Bars } from './bars.tsx'
import { useDepartmentName } from './use-department-name.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import type { Figures } from '../../kit/shapes/emergencies.ts'

/** The figures of this moment with small charts: cause, place, time period, problem, injury degree, how far it is. */
export function NowFigures({ figures }: { figures: Figures }) {
  const { t } = useTexts('emergencies')
  const word = useWord()
  const department = useDepartmentName()
  const name = (say: (id: string) => string) => (id: string) => (id === 'unknown' ? t('unknown') : say(id))
  const days = Object.fromEntries(Object.entries(figures.byDay).toSorted(([one], [other]) => other.localeCompare(one)))
  return (
    <>
      <dl className="picture-counts">{(['cases', 'fresh', 'open'] as const).map((count) => <div key={count}><dt>{t(`counts.${count}`)}</dt><dd>{figures[count]}</dd></div>)}</dl>
      <div className="room-charts">
        <Bars title={t('by.byCause')} counts={figures.byCause} name={name((id) => word('tag', id))} />
        <Bars title={t('by.byPlace')} counts={figures.byPlace} name={name(department)} />
        <Bars title={t('by.byDay')} counts={days} name={(day) => day.slice(5)} />
        <Bars title={t('by.byNature')} counts={figures.byNature} name={name((id) => word('nature', id))} />
        <Bars title={t('by.bySeverity')} counts={figures.bySeverity} name={(id) => word('severity', id)} />
        <Bars title={t('by.measures')} counts={figures.measures} name={(id) => t(`measures.${id as 'contacted'}`)} of={figures.cases} />
        <Bars title={t('by.visits')} counts={figures.visits} name={(id) => t(`visits.${id as 'satisfied'}`)} of={figures.cases} />
      </div>
    </>
  )
}
