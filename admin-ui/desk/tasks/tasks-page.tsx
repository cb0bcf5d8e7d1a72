import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Asked } from './asked.tsx'
import { AssignDrawer } from './assign-drawer.tsx'
import { FilterBar } from './filter-bar.tsx'
import { KeysHelp } from './keys-help.tsx'
import { filterNames, filterOf, rememberQuery, viewIn, type View } from './task-filter.ts'
import { TaskList } from './task-list.tsx'
import { useBeginning } from './use-beginning.ts'
import { usePicked } from './use-picked.ts'
import { useViews, ViewTabs } from './view-tabs.tsx'
import './tasks.css'
import { useMe } from '../frame/signed-in.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

const givesOutWork = ['administrator', 'complaint-office', 'department-head']
/** Who has a task open is no event that pages are told of. */
const lookAgain = 30_000

/** What there is to do; what breaks first stands on top. View and filters stand in the address. */
export default function TasksPage() {
  const { t } = useTexts('tasks')
  const [address, setAddress] = useSearchParams()
  const beginning = useBeginning()
  const search = address.size > 0 ? address : new URLSearchParams(beginning)
  const begun = address.size > 0 || beginning !== undefined
  const query = search.toString()
  useEffect(() => {
    if (begun) rememberQuery(query)
  }, [begun, query])
  // An address that says nothing would bring back what was shown last.
  const replace = (wanted: Record<string, string>) => setAddress({ view: viewIn(search), ...wanted }, { replace: true })
  const change = (name: string, value: string | undefined) => replace(Object.fromEntries([...[...search].filter(([other]) => other !== name), ...(value ? [[name, value]] : [])]) as Record<string, string>)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Asked />
      <ViewTabs chosen={begun ? viewIn(search) : undefined} onChosen={(view) => change('view', view)} />
      <FilterBar search={search} onChange={change} onReplace={replace} />
      {begun && <Work key={query} search={search} onView={(view) => change('view', view)} />}
    </>
  )
}

function Work({ search, onView }: { search: URLSearchParams; onView: (view: View) => void }) {
  const { t } = useTexts('work')
  const { t: say } = useTexts('tasks')
  const { roles } = useMe()
  const view = viewIn(search)
  const views = useViews()
  const tasks = useInfiniteQuery({ ...queries.tasks(filterOf(search)), refetchInterval: lookAgain })
  const items = tasks.data ?? []
  const picked = usePicked(items)
  const [assigning, setAssigning] = useState(false)
  const [helping, setHelping] = useState(false)
  const picks = view !== 'done' && givesOutWork.some((role) => roles.includes(role))
  const assignPicked = () => setAssigning(picked.tasks.length > 0)
  const rows = useRowKeys((key, at, to) => {
    const keyAt = (row: number) => items[row]?.key ?? []
    if (key === '?') setHelping(true)
    else if (/^[1-9]$/.test(key) && views[Number(key) - 1]) onView(views[Number(key) - 1]!)
    else if (!picks) return
    else if (key === 'x' && items[at]) picked.toggle(items[at].key)
    else if (key === 'J' || key === 'K') picked.add(...[at, to].flatMap(keyAt))
    else if (key === 'a') assignPicked()
    else if (key === 'Escape') picked.clear()
  })
  const filtered = filterNames.some((name) => search.has(name))
  return (
    <>
      {picks && picked.tasks.length > 0 && (
        <div className="picked" role="status">
          <b>{t('picked', { count: picked.tasks.length })}</b>
          <Button type="primary" onClick={assignPicked}>{t('assign')}</Button>
          <Button type="text" onClick={picked.clear}>{t('unpick')}</Button>
        </div>
      )}
      <Shown of={tasks} failed={say('failed')}>
        {() => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'emptyFiltered' : `empty.${view}`)} />
          : <TaskList tasks={items} rows={rows} picked={picks ? picked.keys : undefined} onPick={picked.toggle} />)}
      </Shown>
      <More of={tasks} />
      <p className="keys quiet"><kbd>j</kbd> <kbd>k</kbd> {t('key.move')} · <kbd>Enter</kbd> {t('key.open')} · <button type="button" className="as-link" onClick={() => setHelping(true)}><kbd>?</kbd> {t('key.help')}</button></p>
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
      {assigning && <AssignDrawer tasks={picked.tasks} onClose={() => { setAssigning(false); picked.clear() }} />}
    </>
  )
}
