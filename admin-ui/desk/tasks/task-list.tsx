import { Checkbox } from 'antd'
import type { RefObject } from 'react'
import { Link } from 'react-router'
import { Holder } from './holder.tsx'
import { Due, Instant } from '../parts/instant.tsx'
import { inOneLine, named } from '../parts/named.ts'
import { TierTag } from '../parts/tags.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Task } from '../../kit/shapes/desk.ts'

interface TaskListProps {
  tasks: Task[]
  rows: RefObject<HTMLUListElement | null>
  /** Keys of the tasks that were picked out, where picking is possible. */
  picked?: ReadonlySet<string> | undefined
  onPick: (key: string) => void
}

/** Rows on a screen, cards on a phone. The rows are links: the browser opens them. */
export function TaskList({ tasks, rows, picked, onPick }: TaskListProps) {
  const { t } = useTexts('tasks')
  return (
    <div className="task-list" data-picking={picked ? '' : undefined}>
      <div className="task-columns" aria-hidden="true">
        <span>{t('column.due')}</span><span>{t('column.task')}</span><span>{t('column.tier')}</span><span>{t('column.assignee')}</span>
      </div>
      <ul ref={rows}>
        {tasks.map((task) => (
          <li key={task.key} data-picked={picked?.has(task.key) ? '' : undefined}>
            {picked && <Pick task={task} picked={picked.has(task.key)} onPick={onPick} />}
            <TaskRow task={task} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Pick({ task, picked, onPick }: { task: Task; picked: boolean; onPick: (key: string) => void }) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  return <Checkbox className="task-pick" checked={picked} onChange={() => onPick(task.key)} aria-label={t('pick', { name: `${named(task, language)} ${task.complaint?.receipt ?? ''}`.trim() })} />
}

function TaskRow({ task }: { task: Task }) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  const personName = usePersonName()
  return (
    <Link className="task-row" to={`/desk/tasks/${task.key}`}>
      <span className="task-due">{task.state === 'open' || !task.endedAt ? <Due at={task.dueAt} /> : <span className="due">{t('doneAt')} <Instant at={task.endedAt} /></span>}</span>
      <span className="task-what">
        <b>{named(task, language)}</b>
        {task.complaint ? <span className="quiet"><span className="receipt">{task.complaint.receipt}</span> {task.complaint.subject}</span> : <span className="quiet">{task.processId}</span>}
        {task.wish && <span className="quiet task-wish">{task.wish}</span>}
      </span>
      <span className="task-tier">{task.complaint && <TierTag tier={task.complaint.tier} />}</span>
      <span className="task-holder">
        <Holder {...task} />
        {task.here && <span className="task-here">{t('here', { names: inOneLine(task.here.map((id) => personName(id)), language), count: task.here.length })}</span>}
      </span>
    </Link>
  )
}
