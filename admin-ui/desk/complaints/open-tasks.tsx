import { Link } from 'react-router'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Task } from '../../kit/shapes/desk.ts'

/** The steps that wait for somebody. */
export function OpenTasks({ tasks }: { tasks: Task[] }) {
  const { t } = useTexts('tasks')
  const { language } = useLanguage()
  const personName = usePersonName()
  if (tasks.length === 0) return <p className="quiet">{t('noneOpen')}</p>
  return (
    <ul className="open-tasks">
      {tasks.map((task) => (
        <li key={task.key}>
          <Link to={`/desk/tasks/${task.key}`}>{named(task, language)}</Link>
          <span className="quiet">{task.assignee ? personName(task.assignee, task.assigneeName) : t('unassigned')}</span>
          <Due at={task.dueAt} />
        </li>
      ))}
    </ul>
  )
}
