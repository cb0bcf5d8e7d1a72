import { Card } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { Figures } from '../../kit/shapes/reports.ts'

const sources = ['survey', 'follow-up'] as const

/** The means of the three dimensions, of those who complained and of patients who were called. */
export function Satisfaction({ figures: { satisfaction = [] } }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { t: ask } = useTexts('questionnaire')
  if (satisfaction.length === 0) return null
  const said = (source: (typeof sources)[number], dimension: string): string => {
    const found = satisfaction.find((one) => one.source === source && one.dimension === dimension)
    return found ? t('satisfaction.answers', { mean: found.mean.toFixed(1), count: found.answers }) : '–'
  }
  return (
    <Card title={t('satisfaction.title')} className="gap-below">
      <table className="figure-table">
        <thead><tr><th>{t('satisfaction.dimension')}</th><th className="number">{t('satisfaction.survey')}</th><th className="number">{t('satisfaction.followUp')}</th></tr></thead>
        <tbody>
          {(['visit', 'information', 'aftercare'] as const).map((dimension) => (
            <tr key={dimension}><td>{ask(`dimension.${dimension}`)}</td>{sources.map((source) => <td key={source} className="number">{said(source, dimension)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
