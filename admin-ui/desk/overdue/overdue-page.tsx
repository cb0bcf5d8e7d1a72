import { DownloadOutlined } from '@ant-design/icons'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { Button, Dropdown, Empty, Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { Counts, useStepName } from './counts.tsx'
import { LateSteps } from './late-steps.tsx'
import './overdue.css'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { call, query } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Overdue } from '../../kit/shapes/overviews.ts'

type Filter = Record<string, string | undefined>

/** Time alone makes things late: looked at anew twice a minute. */
const overdueOf = (filter: Filter) => infiniteQueryOptions({
  queryKey: ['overdue', filter],
  queryFn: ({ pageParam }) => call<Overdue>(`/api/overdue${query({ ...filter, limit: 50, cursor: pageParam })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
  refetchInterval: 30_000,
})

const filters = ['how', 'department', 'tier', 'stage'] as const

/** What is late and what will be, each with its reason. Filters stand in the address. */
export default function OverduePage() {
  const { t } = useTexts('overdue')
  const [search, setSearch] = useSearchParams()
  const filter = Object.fromEntries(filters.flatMap((name) => { const value = search.get(name); return value ? [[name, value]] : [] }))
  const found = useInfiniteQuery(overdueOf(filter))
  const choose = (name: (typeof filters)[number], value: string | undefined) =>
    setSearch((before) => {
      before.delete(name)
      if (value) before.set(name, value)
      return before
    }, { replace: true })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}><AsFile filter={filter} /></PageHead>
      <Shown of={found} failed={t('failed')}>
        {({ pages }) => {
          const [{ late, atRisk, by }] = pages as [Overdue, ...Overdue[]]
          const items = pages.flatMap((page) => page.items)
          return (
            <>
              <Counts by={by} late={late} atRisk={atRisk} onChosen={choose} />
              <Choices filter={filter} by={by} onChosen={choose} />
              {items.length === 0
                ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(late + atRisk === 0 ? 'empty' : 'emptyFiltered')}>{Object.keys(filter).length > 0 && <Button onClick={() => setSearch({}, { replace: true })}>{t('clear')}</Button>}</Empty>
                : <LateSteps steps={items} />}
            </>
          )
        }}
      </Shown>
      <More of={found} />
    </>
  )
}

function Choices({ filter, by, onChosen }: { filter: Filter; by: Overdue['by']; onChosen: (name: 'how' | 'department' | 'tier' | 'stage', value: string | undefined) => void }) {
  const { t } = useTexts('overdue')
  const word = useWord()
  const department = useDepartmentName()
  const step = useStepName()
  const say = { department, tier: (tier: string) => word('tier', tier), stage: step }
  const field = (name: keyof typeof say) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t(`filter.${name}`)}
      aria-label={t(`filter.${name}`)}
      value={filter[name] ?? null}
      onChange={(value: string | null) => onChosen(name, value ?? undefined)}
      options={by[name].flatMap(({ value, late, atRisk }) => (value === null ? [] : [{ value, label: `${say[name](value)} (${late + atRisk})` }]))}
    />
  )
  return (
    <div className="filters overdue-filters">
      <Segmented value={filter['how'] ?? 'all'} onChange={(value) => onChosen('how', value === 'all' ? undefined : value)} options={[{ value: 'all', label: t('all') }, { value: 'late', label: t('late') }, { value: 'at-risk', label: t('atRisk') }]} aria-label={t('filter.how')} />
      {field('department')}
      {field('tier')}
      {field('stage')}
    </div>
  )
}

function AsFile({ filter }: { filter: Filter }) {
  const { t } = useTexts('overdue')
  const { t: say } = useTexts('ledgerTools')
  const { language } = useLanguage()
  const link = (format: 'csv' | 'xlsx') => ({ key: format, label: <a href={`/api/overdue/export${query({ ...filter, format, lang: language })}`} download>{say(format)}</a> })
  return <Dropdown trigger={['click']} menu={{ items: [link('xlsx'), link('csv')] }}><Button icon={<DownloadOutlined />}>{t('export')}</Button></Dropdown>
}
