import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect } from 'react'
import { othersAt } from './work-queries.ts'
import { inOneLine } from '../parts/named.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** Says that one has the task open, and warns where a colleague has: two people would do the same work. */
export function OthersHere({ taskKey }: { taskKey: string }) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  const personName = usePersonName()
  const { data: others = [] } = useQuery(othersAt(taskKey))
  useEffect(() => () => {
    // Whoever the server has not heard of for a while is gone anyway.
    call(`/api/tasks/${taskKey}/presence`, { method: 'DELETE', keepalive: true }).catch(() => undefined)
  }, [taskKey])
  if (others.length === 0) return null
  return <Alert className="gap-below" type="warning" showIcon title={t('othersHere', { names: inOneLine(others.map(({ id, name }) => personName(id, name)), language), count: others.length })} />
}
