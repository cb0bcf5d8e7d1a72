import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import { nextTask } from './complete-task.ts'
import { filterOf, rememberedQuery } from './task-filter.ts'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { useTexts } from '../../kit/language.ts'

/** Leaves a task that is done: on to the next one of the view and filters that were chosen, or back to the list where there is none. */
export function useContinue(taskKey: string): () => Promise<void> {
  const { t } = useTexts('task')
  const { message } = App.useApp()
  const isAdministrator = useIsAdministrator()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return async () => {
    const last = rememberedQuery()
    const filter = last === null ? (isAdministrator ? {} : { group: 'mine' }) : filterOf(new URLSearchParams(last))
    const next = await nextTask(taskKey, filter).catch(() => undefined)
    // Whoever has gone elsewhere meanwhile stays there.
    if (location.pathname === `/desk/tasks/${taskKey}`) {
      if (next === undefined) void message.info(t('allDone'))
      await navigate(next === undefined ? '/desk/tasks' : `/desk/tasks/${next.key}`, { replace: true })
    }
    void queries.invalidateQueries({ queryKey: ['tasks'] })
    void queries.invalidateQueries({ queryKey: ['complaints'] })
  }
}
