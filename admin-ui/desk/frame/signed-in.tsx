import { useQuery } from '@tanstack/react-query'
import { Button, Result } from 'antd'
import { createContext, use, type ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Me } from '../../kit/shapes/desk.ts'

const Session = createContext<Me | undefined>(undefined)

/** Who sits at the desk. */
export function useMe(): Me {
  const me = use(Session)
  if (me === undefined) throw new Error('useMe outside of <SignedIn>')
  return me
}

export function useIsAdministrator(): boolean {
  return useMe().roles.includes('administrator')
}

/** Shows its children to people who are signed in and the sign-in page to everybody else. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(queries.me)
  const { t } = useTexts('common')
  const { pathname } = useLocation()
  if (error instanceof Problem && (error.status === 401 || error.status === 403)) {
    return <Navigate to={`/desk/sign-in?to=${encodeURIComponent(pathname)}`} replace />
  }
  if (data !== undefined) return <Session value={data}>{children}</Session>
  if (error === null) return null
  return (
    <Result
      status="warning"
      title={t('noConnection')}
      subTitle={t('noConnectionHint')}
      extra={<Button type="primary" onClick={() => void refetch()}>{t('retry')}</Button>}
    />
  )
}
