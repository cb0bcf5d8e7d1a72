import { Select, Table, Tag, type TableColumnsType } from 'antd'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { MappedStep, MigrationPlan } from '../../kit/shapes/migrations.ts'

/** Steps in which cases of a version stand, and what they become. */
export function MappingTable({ from, steps, targets, onMap }: { from: number; steps: MappedStep[]; targets: MigrationPlan['targets']; onMap: (step: string, next: string) => void }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const nameOf = (id: string) => {
    const step = targets.find((one) => one.id === id)
    return step?.name ? named(step, language) : id
  }
  const columns: TableColumnsType<MappedStep> = [
    { key: 'step', title: t('column.stepOf', { version: from }), render: (_, step) => <><b>{step.name ? named(step, language) : step.from}</b> <span className="quiet">{t('stand', { count: step.cases })}</span></> },
    {
      key: 'to', title: t('column.becomes'), width: '50%',
      render: (_, { from: step, to, because, choices, name }) => (
        <div className="migration-becomes">
          <Select aria-label={t('becomesOf', { step: name || step })} status={to === null ? 'error' : ''} placeholder={t('choose')} value={to} onChange={(next: string) => onMap(step, next)} showSearch={{ optionFilterProp: 'label' }} options={choices.map((id) => ({ value: id, label: nameOf(id) }))} notFoundContent={t('noChoice')} />
          <Tag color={because === 'same' ? 'green' : because === null ? (to === null ? 'red' : 'blue') : 'gold'}>{to !== null && because === null ? t('likeness.chosen') : because === null ? t('likeness.none') : t(`likeness.${because}`)}</Tag>
        </div>
      ),
    },
  ]
  return <Table<MappedStep> className="gap-below" size="small" rowKey="from" pagination={false} columns={columns} dataSource={steps} />
}
