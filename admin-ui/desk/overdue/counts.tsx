import { Card } from 'antd'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import type { Counted, Overdue } from '../../kit/shapes/overviews.ts'

const most = 5

/** A step by its stage; steps without a clock of the case are the other tasks. */
export function useStepName(): (stage: string) => string {
  const { t } = useTexts('overdue')
  const word = useWord()
  return (stage) => (stage === 'task' ? t('task') : word('stage', stage))
}

interface CountsProps extends Pick<Overdue, 'by' | 'late' | 'atRisk'> {
  onChosen: (name: 'how' | 'department' | 'tier' | 'stage', value: string | undefined) => void
}

/** How much of it there is, and where; each number leads to its rows. */
export function Counts({ by, late, atRisk, onChosen }: CountsProps) {
  const { t } = useTexts('overdue')
  const word = useWord()
  const department = useDepartmentName()
  const step = useStepName()
  return (
    <div className="overdue-counts">
      <Card className="overdue-totals">
        <button type="button" className="overdue-total" data-how="late" onClick={() => onChosen('how', 'late')}><b>{late}</b> {t('late')}</button>
        <button type="button" className="overdue-total" data-how="at-risk" onClick={() => onChosen('how', 'at-risk')}><b>{atRisk}</b> {t('atRisk')}</button>
      </Card>
      <Table title={t('by.department')} rows={by.department} name={department} none={t('noDepartment')} onChosen={(value) => onChosen('department', value)} />
      <Table title={t('by.tier')} rows={by.tier} name={(tier) => word('tier', tier)} none={t('noTier')} onChosen={(value) => onChosen('tier', value)} />
      <Table title={t('by.stage')} rows={by.stage} name={step} none="" onChosen={(value) => onChosen('stage', value)} />
    </div>
  )
}

interface TableProps {
  title: string
  rows: Counted[]
  name: (value: string) => string
  /** What rows without a value are called. */
  none: string
  onChosen: (value: string) => void
}

function Table({ title, rows, name, none, onChosen }: TableProps) {
  const { t } = useTexts('overdue')
  if (rows.length === 0) return null
  return (
    <Card className="overdue-by">
      <table>
        <thead><tr><th scope="col">{title}</th><th scope="col">{t('late')}</th><th scope="col">{t('atRisk')}</th></tr></thead>
        <tbody>{rows.slice(0, most).map(({ value, late, atRisk }) => <tr key={value}><th scope="row">{value === null ? none : <button type="button" className="as-link" onClick={() => onChosen(value)}>{name(value)}</button>}</th><td data-late={late > 0}>{late}</td><td>{atRisk}</td></tr>)}</tbody>
      </table>
    </Card>
  )
}
