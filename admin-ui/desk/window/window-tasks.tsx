import { useQueryClient } from '@tanstack/react-query'
import { Card, Segmented } from 'antd'
import { useState } from 'react'
import { windowProcesses } from './window-queries.ts'
import { OpenTasks } from '../complaints/open-tasks.tsx'
import { useIsAdministrator, useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { TaskWork } from '../tasks/task-work.tsx'
import '../tasks/task-page.css'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Complaint, Task } from '../../kit/shapes/desk.ts'

/** Whatever is done in the window is done by the tasks of its processes: those of the reader with their forms, those of others by name. */
export function WindowTasks({ complaint }: { complaint: Complaint }) {
  const { t } = useTexts('window')
  const me = useMe()
  const isAdministrator = useIsAdministrator()
  const tasks = complaint.tasks.filter(({ processId }) => windowProcesses.includes(processId))
  // The office may take over what was asked of others; here that stays theirs.
  const offered = ({ assignee, candidateGroups }: Task) => assignee === me.id || candidateGroups.some((group) => me.groups.includes(group))
  const mine = tasks.filter((task) => task.canComplete && (isAdministrator || offered(task)))
  const others = tasks.filter((task) => !mine.includes(task))
  return (
    <>
      {mine.length > 0 ? <Mine complaintId={complaint.id} tasks={mine} /> : tasks.length > 0 && <p className="quiet">{t('nothingToDo')}</p>}
      {others.length > 0 && <Card title={t('forOthers')}><OpenTasks tasks={others} /></Card>}
    </>
  )
}

function Mine({ complaintId, tasks }: { complaintId: string; tasks: Task[] }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const client = useQueryClient()
  const [chosen, choose] = useState<string>()
  const task = tasks.find(({ key }) => key === chosen) ?? tasks[0]!
  const stay = () => client.invalidateQueries({ queryKey: ['complaints', complaintId] })
  return (
    <section className="window-task" aria-label={t('todo')}>
      <h2 className="window-todo">{tasks.length > 1 ? t('todo') : named(task, language)}</h2>
      {tasks.length > 1 && <Segmented block className="gap-below" vertical={tasks.length > 3} value={task.key} onChange={choose} options={tasks.map((one) => ({ value: one.key, label: named(one, language) }))} />}
      <TaskWork key={task.key} task={task} onDone={stay} />
    </section>
  )
}
