import { PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { LedgerTable } from './ledger-table.tsx'
import { More } from '../parts/more.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

const states = ['received', 'handling', 'answered', 'closed', 'canceled'] as const
const tiers = ['general', 'important', 'dispute'] as const
const filters = ['state', 'tier', 'department', 'q'] as const

/** The ledger. Its filters stand in the address, so that a view can be bookmarked and sent to a colleague. */
export default function LedgerPage() {
  const { t } = useTexts('ledger')
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const chosen = Object.fromEntries(filters.map((name) => [name, search.get(name) ?? undefined])) as Partial<Record<(typeof filters)[number], string>>
  const complaints = useInfiniteQuery(queries.complaints(chosen))
  const departments = useQuery(queries.departments).data ?? []
  const choose = (name: (typeof filters)[number], value: string | undefined) =>
    setSearch((before) => {
      before.delete(name)
      if (value) before.set(name, value)
      return before
    }, { replace: true })

  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Link to="/desk/complaints/new"><Button type="primary" icon={<PlusOutlined />}>{t('new')}</Button></Link>
      </PageHead>
      <div className="filters">
        <Input.Search allowClear placeholder={t('search')} aria-label={t('search')} defaultValue={chosen.q ?? ''} onSearch={(text) => choose('q', text)} />
        <Select allowClear placeholder={t('state')} aria-label={t('state')} value={chosen.state ?? null} onChange={(value) => choose('state', value)} options={states.map((value) => ({ value, label: t(`words:state.${value}`) }))} />
        <Select allowClear placeholder={t('tier')} aria-label={t('tier')} value={chosen.tier ?? null} onChange={(value) => choose('tier', value)} options={tiers.map((value) => ({ value, label: t(`words:tier.${value}`) }))} />
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('department')} aria-label={t('department')} value={chosen.department ?? null} onChange={(value) => choose('department', value)} options={departments.map((department) => ({ value: department.id, label: named(department, language) }))} />
      </div>
      <Shown of={complaints} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')}>{search.size > 0 && <Button onClick={() => setSearch({}, { replace: true })}>{t('clear')}</Button>}</Empty>
          : <LedgerTable complaints={items} departments={departments} />)}
      </Shown>
      <More of={complaints} />
    </>
  )
}
