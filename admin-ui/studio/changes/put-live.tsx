import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Input, Progress } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { FindingList } from './finding-list.tsx'
import { queries } from '../../desk/queries.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import type { Release } from '../../kit/shapes/studio.ts'
import { rules } from '../releases/queries.ts'

interface Wanted {
  names: string[]
  revisions: Record<string, number>
  checking: boolean
  errors: number
  /** Something has to be decided first. */
  blocked: boolean
}

/** Why, and go: all of it or nothing. Where the hospital wants it, a second person is asked first. */
export function PutLive({ names, revisions, checking, errors, blocked }: Wanted) {
  const { t } = useTexts('studioChanges')
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const approval = useQuery(rules).data?.approval ?? false
  const put = useMutation({
    mutationFn: () => call<Release>('/api/studio/releases', { json: { names, revisions, note: note.trim() } }),
    onSuccess: async ({ number }) => {
      await navigate(`/studio/releases/${number}?new`)
      await queries.invalidateQueries({ queryKey: ['studio'] })
    },
    onError: (error) => { if (error instanceof Problem && error.status === 409) void queries.invalidateQueries({ queryKey: ['studio'] }) },
  })
  return (
    <Card size="small" title={t('putLiveTitle', { count: names.length })}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); put.mutate() }}>
        <label>{t('note')}<Input.TextArea value={note} maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} placeholder={t('noteHint')} disabled={put.isPending} onChange={({ target }) => setNote(target.value)} /></label>
        {put.error && <Refused error={put.error} />}
        {put.isPending && <Progress percent={100} status="active" showInfo={false} aria-label={t('deploying')} />}
        <Button type="primary" htmlType="submit" block loading={put.isPending} disabled={names.length === 0 || note.trim() === '' || checking || errors > 0 || blocked}>
          {put.isPending ? t('deploying') : approval ? t('askApproval') : t('putLive')}
        </Button>
        <p className="quiet put-live-hint">{errors > 0 ? t('errorsFirst') : approval ? t('approvalHint') : t('putLiveHint')}</p>
      </form>
    </Card>
  )
}

/** Why not; nothing went live then. */
export function Refused({ error }: { error: Error }) {
  const { t } = useTexts('studioChanges')
  if (!(error instanceof Problem)) return <Alert type="error" showIcon title={t('noAnswer')} />
  const findings = (error.document['findings'] ?? []) as Finding[]
  if (findings.length > 0) return <><Alert type="error" showIcon title={t('refused')} /><FindingList findings={findings} withFile /></>
  return <Alert type="error" showIcon title={error.type.endsWith('draft.changed') || error.type.endsWith('draft.stale') ? t('changedMeanwhile') : error.message} />
}
