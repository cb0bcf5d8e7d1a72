import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented } from 'antd'
import { useState } from 'react'
import { owedCalls } from './callback-queries.ts'
import { CallList } from './call-list.tsx'
import { Subscribe } from './subscribe.tsx'
import { Week } from './week.tsx'
import './callbacks.css'
import { StartDrawer } from '../actions/start-drawer.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { useNow } from '../../kit/time.ts'

type View = 'queue' | 'week'

/** Who waits for a call, and how full the days are. */
export default function CallbacksPage() {
  const { t } = useTexts('callbacks')
  const { t: keys } = useTexts('work')
  const [view, setView] = useState<View>('queue')
  const calls = useQuery(owedCalls)
  const now = useNow()
  const over = calls.data?.filter(({ callback }) => new Date(callback.dueAt) < now).length ?? 0
  return (
    <>
      <PageHead title={t('title')} lead={calls.data?.length ? t('count', { calls: calls.data.length, over }) : t('lead')}>
        <Segmented<View> value={view} onChange={setView} options={[{ value: 'queue', label: t('queue') }, { value: 'week', label: t('week') }]} />
        <Subscribe />
        <PromiseCall />
      </PageHead>
      <Shown of={calls} failed={t('failed')}>
        {(owed) => (view === 'week' ? <Week calls={owed} /> : owed.length === 0 ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} /> : <CallList calls={owed} />)}
      </Shown>
      {view === 'queue' && <p className="keys quiet"><kbd>j</kbd> <kbd>k</kbd> {keys('key.move')} · <kbd>Enter</kbd> {keys('key.open')}</p>}
    </>
  )
}

/** The start of the process that promises a call; for those who may. */
function PromiseCall() {
  const { language } = useLanguage()
  const { data: actions = [] } = useQuery(queries.actions())
  const [open, setOpen] = useState(false)
  const action = actions.find(({ processId }) => processId === 'hotline-request')
  if (!action) return null
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{named(action, language)}</Button>
      {open && <StartDrawer action={action} onClose={() => setOpen(false)} />}
    </>
  )
}
