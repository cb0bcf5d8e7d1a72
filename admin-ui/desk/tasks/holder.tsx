import { useQuery } from '@tanstack/react-query'
import { groupInWords } from './who.ts'
import { useMe } from '../frame/signed-in.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Task } from '../../kit/shapes/desk.ts'

/** Who has a task, or who may take it. */
export function Holder({ assignee, assigneeName, candidateGroups }: Pick<Task, 'assignee' | 'assigneeName' | 'candidateGroups'>) {
  const { t } = useTexts('tasks')
  const { language } = useLanguage()
  const me = useMe()
  const word = useWord()
  const personName = usePersonName()
  const departments = useQuery(queries.departments).data ?? []
  if (assignee) return <span className="task-who">{assignee === me.id ? t('you') : personName(assignee, assigneeName)}</span>
  const groups = candidateGroups.map((group) => groupInWords(group, departments, language, word)).join(' / ')
  return <span className="task-who" data-free="">{groups === '' ? t('unassigned') : t('unassignedOf', { groups })}</span>
}
