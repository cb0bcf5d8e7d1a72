import { Table, Tag, type TableColumnsType } from 'antd'
import { useObstacle } from './use-obstacle.ts'
import { useStageName } from '../../desk/complaints/use-stage-name.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { MigrationPlan, PlannedCase } from '../../kit/shapes/migrations.ts'

const colours = { wait: 'orange', choose: 'red', never: 'red' } as const

/** Which cases would move, from where, with what becomes of their alarms and limits. Each can be left out. */
export function CaseList({ cases, mappings, chosen, onChoose }: Pick<MigrationPlan, 'cases' | 'mappings'> & { chosen: string[]; onChoose: (keys: string[]) => void }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const say = useObstacle()
  const stageName = useStageName()
  const nameOf = (from: number) => (id: string) => {
    const step = mappings.find((one) => one.from === from)?.steps.find((one) => one.from === id)
    return step?.name ? named(step, language) : id
  }
  const columns: TableColumnsType<PlannedCase> = [
    { key: 'case', title: t('column.case'), render: (_, { receipt, complaintId, instanceKey, from }) => <><a className="receipt" href={complaintId ? `/desk/complaints/${complaintId}` : `/studio/cases/${instanceKey}`}>{receipt ?? instanceKey}</a><br /><span className="quiet">{t('version', { version: from })}</span></> },
    { key: 'at', title: t('column.at'), render: (_, { at }) => at.map((step) => <div key={step.elementId}>{named(step, language)}</div>) },
    { key: 'way', title: t('column.way'), width: '32%', render: (_, { obstacle, from }) => (obstacle ? <><Tag color={colours[obstacle.way]}>{t(`way.${obstacle.way}`)}</Tag><div className="quiet">{say(obstacle, nameOf(from))}</div></> : <Tag color="green">{t('way.now')}</Tag>) },
    {
      key: 'clocks', title: t('column.clocks'), responsive: ['md'],
      render: (_, { timers, deadlines }) => (
        <>
          {timers.map((timer) => <div key={`${timer.elementId} ${timer.fate}`}><Tag color={timer.fate === 'ends' ? 'orange' : 'default'}>{t(`fate.${timer.fate}`)}</Tag>{named(timer, language)}{timer.dueAt && <> · <Instant at={timer.dueAt} /></>}</div>)}
          {deadlines.map(({ stage, at }) => <div key={`${stage} ${at}`} className="quiet">{stageName(stage)} · <Instant at={at} /></div>)}
        </>
      ),
    },
  ]
  return <Table<PlannedCase> size="small" rowKey="instanceKey" columns={columns} dataSource={cases} scroll={{ x: 'max-content' }} pagination={{ hideOnSinglePage: true, pageSize: 20, showSizeChanger: false }} rowSelection={{ selections: [Table.SELECTION_ALL, Table.SELECTION_NONE], selectedRowKeys: chosen, onChange: (keys) => onChoose(keys.map(String)), preserveSelectedRowKeys: true, getCheckboxProps: ({ receipt, instanceKey }) => ({ 'aria-label': t('choosing', { name: receipt ?? instanceKey }) }) }} />
}
