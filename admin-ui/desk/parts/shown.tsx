import { Button, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

interface Answer<Data> {
  data: Data | undefined
  error: Error | null
  refetch: () => unknown
}

/** What was asked for, once it is there; until then that it comes, and if not, why not and the way to ask again. */
export function Shown<Data>({ of, failed, children }: { of: Answer<Data>; failed: string; children: (data: Data) => ReactNode }) {
  const { t } = useTexts('common')
  if (of.data !== undefined) return children(of.data)
  if (of.error === null) return <Skeleton active className="wait" title={false} paragraph={{ rows: 5 }} />
  const status = of.error instanceof Problem ? of.error.status : 0
  if (status === 404) return <Result status="404" title={t('notFound')} />
  if (status === 403) return <Result status="403" title={t('notAllowed')} />
  return (
    <Result
      status="warning"
      title={failed}
      subTitle={status === 0 ? t('noConnectionHint') : of.error.message}
      extra={<Button onClick={() => void of.refetch()}>{t('retry')}</Button>}
    />
  )
}
