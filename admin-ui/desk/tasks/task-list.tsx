import { Link } from 'react-router'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { TierTag } from '../parts/tags.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { Holder } from './holder.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Task } from '../../kit/shapes/desk.ts'

/** Rows on a screen, cards on a phone. `j` and `k` move, Enter opens: the rows are links, the browser does the rest. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  const { t } = useTexts('tasks')
  const list = useRowKeys()
  return (
    <div className="task-list">
      <div className="task-columns" aria-hidden="true">
        <span>{t('column.due')}</span><span>{t('column.task')}</span><span>{t('column.tier')}</span><span>{t('column.assignee')}</span>
      </div>
      <ul ref={list}>{tasks.map((task) => <TaskRow key={task.key} task={task} />)}</ul>
    </div>
  )
}

function TaskRow({ task }: { task: Task }) {
  const { language } = useLanguage()
  return (
    <li>
      <Link className="task-row" to={`/desk/tasks/${task.key}`}>
        <span className="task-due"><Due at={task.dueAt} /></span>
        <span className="task-what">
          <b>{named(task, language)}</b>
          {task.complaint ? <span className="quiet"><span className="receipt">{task.complaint.receipt}</span> {task.complaint.subject}</span> : <span className="quiet">{task.processId}</span>}
        </span>
        <span className="task-tier">{task.complaint && <TierTag tier={task.complaint.tier} />}</span>
        <Holder {...task} />
      </Link>
    </li>
  )
}
