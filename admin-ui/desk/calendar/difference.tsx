import { Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useStageName } from '../complaints/use-stage-name.ts'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'
import type { CalendarChange, ClockMove } from '../../kit/shapes/administration.ts'

/** Which limits the calendar moves, from when to when, and the way to let it. */
export function Difference({ change: { moves }, busy, onApply }: { change: CalendarChange; busy: boolean; onApply: () => void }) {
  const { t } = useTexts('calendar')
  const stageName = useStageName()
  const columns: TableColumnsType<ClockMove> = [
    { key: 'receipt', title: t('column.receipt'), render: (_, { complaintId, receipt }) => <Link className="receipt" to={`/desk/complaints/${complaintId}`}>{receipt}</Link> },
    { key: 'stage', title: t('column.stage'), render: (_, { stage }) => stageName(stage) },
    { key: 'before', title: t('column.before'), render: (_, { at }) => <Instant at={at.before} /> },
    { key: 'after', title: t('column.after'), render: (_, { at, remindAt }) => (at.before === at.after ? <>{t('reminderOnly')} <Instant at={remindAt.after} /></> : <Instant at={at.after} />) },
  ]
  return (
    <>
      {moves.length === 0
        ? <p>{t('nothingMoves')}</p>
        : <Table<ClockMove> size="small" pagination={{ hideOnSinglePage: true, pageSize: 50 }} scroll={{ x: 'max-content' }} rowKey={({ complaintId, stage, round }) => `${complaintId} ${stage} ${round}`} columns={columns} dataSource={moves} />}
      <Button className="gap-above" type="primary" loading={busy} onClick={onApply}>{moves.length === 0 ? t('save') : t('saveAndMove', { count: moves.length })}</Button>
    </>
  )
}
