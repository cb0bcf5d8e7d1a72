import { Card } from 'antd'
import { FigureTable } from './figure-table.tsx'
import { useNames } from './use-names.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Breakdown, Figures } from '../../kit/shapes/reports.ts'

const breakdowns: Breakdown[] = ['channel', 'tier', 'nature', 'field', 'occupation', 'severity', 'department', 'departmentKind', 'place']

/** Everything that was received, cut in every way; and how long it took, what came of it, what was late. */
export function Breakdowns({ figures }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { value } = useNames()
  return (
    <div className="report-grid gap-above">
      {breakdowns.map((kind) => <Card key={kind} title={t(`received.${kind}`)}><FigureTable rows={figures.received[kind]} name={(code) => value(kind, code)} /></Card>)}
      <Card title={t('months')}><FigureTable rows={figures.months} name={(month) => month} /></Card>
      <Card title={t('missed')}><FigureTable rows={figures.missed} name={(stage) => value('stage', stage)} /></Card>
      <Handling figures={figures} />
      <Results figures={figures} />
      <Appraisal figures={figures} />
    </div>
  )
}

function Handling({ figures: { handling } }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  const { value } = useNames()
  const hours = (count: number): string => t('handling.hours', { hours: new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 }).format(count) })
  return (
    <Card title={t('handling.title')}>
      {handling.length === 0 ? <p className="quiet">{t('none')}</p> : (
        <table className="figure-table">
          <thead><tr><th>{t('column.value')}</th><th className="number">{t('handling.closed')}</th><th className="number">{t('handling.mean')}</th><th className="number">{t('handling.median')}</th></tr></thead>
          <tbody>{handling.map((row) => <tr key={row.value}><td>{value('field', row.value)}</td><td className="number">{row.closed}</td><td className="number">{hours(row.meanHours)}</td><td className="number">{hours(row.medianHours)}</td></tr>)}</tbody>
        </table>
      )}
    </Card>
  )
}

function Results({ figures: { results } }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { value } = useNames()
  return (
    <Card title={t('results.title')}>
      {results.length === 0 ? <p className="quiet">{t('none')}</p> : (
        <table className="figure-table">
          <thead><tr><th>{t('results.kind')}</th><th>{t('results.outcome')}</th><th className="number">{t('column.total')}</th></tr></thead>
          <tbody>{results.map((row) => <tr key={`${row.departmentKind} ${row.outcome}`}><td>{value('departmentKind', row.departmentKind)}</td><td>{value('outcome', row.outcome)}</td><td className="number">{row.total}</td></tr>)}</tbody>
        </table>
      )}
    </Card>
  )
}

function Appraisal({ figures: { appraisal } }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { value } = useNames()
  return (
    <Card title={t('appraisal.title')}>
      {appraisal.length === 0 ? <p className="quiet">{t('none')}</p> : (
        <table className="figure-table">
          <thead><tr><th>{t('column.value')}</th>{(['counts', 'repeated', 'awards'] as const).map((column) => <th key={column} className="number">{t(`appraisal.${column}`)}</th>)}</tr></thead>
          <tbody>{appraisal.map((row) => <tr key={row.value}><td>{value('occupation', row.value)}</td>{(['counts', 'repeated', 'awards'] as const).map((column) => <td key={column} className="number">{row[column]}</td>)}</tr>)}</tbody>
        </table>
      )}
    </Card>
  )
}
