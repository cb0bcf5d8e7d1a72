import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Card, Input, Space } from 'antd'
import { useState } from 'react'
import { me, queries } from '../../desk/queries.ts'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Release } from '../../kit/shapes/studio.ts'
import { Refused } from '../changes/put-live.tsx'

/** The second person approves or rejects; whoever asked may withdraw. */
export function Decide({ release: { number, by } }: { release: Release }) {
  const { t } = useTexts('studioChanges')
  const { message } = App.useApp()
  const own = useQuery(me).data?.id === by.id
  const [because, setBecause] = useState('')
  const decide = useMutation({
    mutationFn: (what: 'approve' | 'reject' | 'withdraw') => call<Release>(`/api/studio/releases/${number}/${what}`, { method: 'POST', ...(what === 'reject' && { json: { note: because.trim() } }) }),
    onSuccess: async (_, what) => {
      void message.success(t(`done.${what}`))
      await queries.invalidateQueries({ queryKey: ['studio'] })
    },
  })
  return (
    <Card className="gap-below" title={t('decideTitle')}>
      <p className="quiet drawer-lead">{own ? t('ownHint') : t('decideHint')}</p>
      {decide.error && <Refused error={decide.error} />}
      {own
        ? <Button loading={decide.isPending} onClick={() => decide.mutate('withdraw')}>{t('withdraw')}</Button>
        : (
          <Space wrap>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('approve')}>{t('approve')}</Button>
            <Space.Compact>
              <Input aria-label={t('rejectNote')} placeholder={t('rejectNote')} value={because} onChange={({ target }) => setBecause(target.value)} />
              <Button danger disabled={because.trim() === ''} loading={decide.isPending} onClick={() => decide.mutate('reject')}>{t('reject')}</Button>
            </Space.Compact>
          </Space>
        )}
    </Card>
  )
}
