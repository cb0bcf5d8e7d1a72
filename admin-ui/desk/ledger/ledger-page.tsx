import { PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { AsFile } from './as-file.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { Filters } from './filters.tsx'
import { filterNames, ledger, ledgerColumns, type FilterName } from './ledger-queries.ts'
import { LedgerTable } from './ledger-table.tsx'
import './ledger.css'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'

/** The ledger. Its filters stand in the address, so that a view can be bookmarked and sent to a colleague; its columns are one's own. */
export default function LedgerPage() {
  const { t } = useTexts('ledger')
  const { t: say } = useTexts('ledgerTools')
  const [search, setSearch] = useSearchParams()
  const filter = Object.fromEntries(filterNames.flatMap((name) => { const value = search.get(name); return value ? [[name, value]] : [] })) as Partial<Record<FilterName, string>>
  const sort = search.get('sort') === 'next' ? 'next' : 'received'
  const chosen = useQuery(ledgerColumns)
  const columns = chosen.data?.mine.flatMap((id) => chosen.data.all.find((column) => column.id === id) ?? []) ?? []
  const complaints = useInfiniteQuery({ ...ledger({ ...filter, ...(sort === 'next' && { sort }) }, [...new Set([...columns.map(({ id }) => id), 'doubted'])]), enabled: !chosen.isPending })
  const choose = (name: FilterName | 'sort', value: string | undefined) =>
    setSearch((before) => {
      before.delete(name)
      if (value) before.set(name, value)
      return before
    }, { replace: true })
  const clear = () => setSearch({}, { replace: true })

  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {chosen.data && <ColumnChoice all={chosen.data.all} mine={chosen.data.mine} />}
        <AsFile filter={filter} columns={columns.map(({ id }) => id)} />
        <Link to="/desk/complaints/new"><Button type="primary" icon={<PlusOutlined />}>{t('new')}</Button></Link>
      </PageHead>
      <Filters filter={filter} onChosen={choose} onClear={clear} />
      <div className="ledger-sort"><span className="quiet">{say('sort')}</span><Segmented size="small" value={sort} onChange={(value) => choose('sort', value === 'next' ? value : undefined)} options={[{ value: 'received', label: say('received') }, { value: 'next', label: say('next') }]} /></div>
      <Shown of={complaints} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(search.size > 0 ? 'empty' : 'none')}>{search.size > 0 && <Button onClick={clear}>{t('clear')}</Button>}</Empty>
          : <LedgerTable complaints={items} columns={columns} />)}
      </Shown>
      <More of={complaints} />
    </>
  )
}
