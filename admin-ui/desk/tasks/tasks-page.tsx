import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Segmented } from 'antd'
import { useState } from 'react'
import { TaskList } from './task-list.tsx'
import { filterOf, rememberedWho, rememberWho, type Who } from './task-filter.ts'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** What there is to do; what breaks first stands on top. */
export default function TasksPage() {
  const { t } = useTexts('tasks')
  const isAdministrator = useIsAdministrator()
  const [who, setWho] = useState<Who>(() => rememberedWho(isAdministrator))
  const tasks = useInfiniteQuery(queries.tasks(filterOf(who)))
  const choose = (chosen: Who) => {
    rememberWho(chosen)
    setWho(chosen)
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Segmented<Who> value={who} onChange={choose} options={[{ value: 'mine', label: t('mine') }, { value: 'groups', label: t('groups') }, { value: 'all', label: t('all') }]} />
      </PageHead>
      <Shown of={tasks} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(who === 'mine' ? 'emptyMine' : 'empty')} />
          : <TaskList tasks={items} />)}
      </Shown>
      <More of={tasks} />
      <p className="keys quiet"><kbd>j</kbd> <kbd>k</kbd> {t('keys')} · <kbd>Enter</kbd> {t('keysOpen')}</p>
    </>
  )
}
