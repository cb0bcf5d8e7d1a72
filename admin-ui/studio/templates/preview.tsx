import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, AutoComplete, Card, Skeleton } from 'antd'
import { useDeferredValue, useEffect, useState } from 'react'
import { list } from '../../desk/queries.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { ComplaintRow } from '../../kit/shapes/desk.ts'
import type { Rendered } from '../../kit/shapes/templates.ts'

const pause = 400
const isReceipt = (text: string): boolean => /^\d{4}-\d{6,9}$/.test(text)

/** What becomes of the text: with the examples, or with a case that is chosen or whose receipt number is given. What does not fit is said with its line. */
export function Preview({ area, path, source }: { area: string; path: string; source: string }) {
  const { t } = useTexts('studioTemplates')
  const [receipt, setReceipt] = useState('')
  const settled = useSettled(source)
  const about = isReceipt(receipt) ? receipt : undefined
  const preview = useQuery({
    queryKey: ['template-preview', path, settled, about],
    queryFn: () => call<Rendered>(`${path}/preview`, { json: { source: settled, ...(about !== undefined && { receipt: about }) } }),
    placeholderData: (before: Rendered | undefined) => before, staleTime: 60_000, retry: false,
  })
  return (
    <Card title={t('preview')} extra={<Cases value={receipt} onChange={setReceipt} />}>
      {preview.error && <Alert className="gap-below" type="error" showIcon title={preview.error instanceof Problem ? preview.error.message : t('common:noConnection')} />}
      {preview.isLoading && <Skeleton active title={false} />}
      {preview.data && !preview.error && <><p className="template-subject"><span className="quiet">{t('subject')}</span> <b>{preview.data.subject}</b></p><Body area={area} body={preview.data.body} /></>}
    </Card>
  )
}

/** The latest cases to choose from. */
function Cases({ value, onChange }: { value: string; onChange: (receipt: string) => void }) {
  const { t } = useTexts('studioTemplates')
  const { data: cases = [] } = useInfiniteQuery(list<ComplaintRow>('/api/complaints', { limit: 8 }))
  const options = cases.slice(0, 8).map(({ receipt, subject }) => ({ value: receipt, label: <>{receipt} <span className="quiet">{subject}</span></> }))
  return <AutoComplete className="template-case" popupMatchSelectWidth={320} aria-label={t('case')} placeholder={t('case')} allowClear value={value} options={options} onChange={(text) => onChange((text ?? '').trim())} />
}

/** A letter is shown as its page, without scripts and cut off from everything. */
function Body({ area, body }: { area: string; body: string }) {
  const { t } = useTexts('studioTemplates')
  const page = useDeferredValue(body)
  return area === 'letter' ? <iframe className="template-page" title={t('preview')} sandbox="" srcDoc={page} /> : <p className="narrative template-message">{body}</p>
}

/** The value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
