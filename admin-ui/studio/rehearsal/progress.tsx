import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Card, Steps } from 'antd'
import * as queries from './queries.ts'
import type { Rehearsal } from './shapes.ts'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

const phases = ['copying', 'starting', 'deploying', 'ready'] as const

/** How far the second server is. */
export function Progress({ rehearsal: { state, phase, startedAt } }: { rehearsal: Rehearsal }) {
  const { t } = useTexts('studioRehearsal')
  const client = useQueryClient()
  const seenAt = useQuery(queries.rehearsal).dataUpdatedAt
  const seconds = startedAt ? Math.max(0, Math.round((seenAt - new Date(startedAt).getTime()) / 1_000)) : 0
  const giveUp = () => call('/api/studio/rehearsal', { method: 'DELETE' }).finally(() => void client.invalidateQueries({ queryKey: queries.rehearsal.queryKey }))
  return (
    <Card>
      {state === 'stopping' ? <p role="status">{t('stopping')}</p> : (
        <>
          <Steps orientation="vertical" current={phases.indexOf(phase ?? 'copying')} items={phases.map((one) => ({ title: t(`phase.${one}`), content: one === phase ? t('seconds', { count: seconds }) : undefined }))} />
          <p className="quiet" role="status">{t('patience')}</p>
          <Button className="gap-above" onClick={() => void giveUp()}>{t('giveUp')}</Button>
        </>
      )}
    </Card>
  )
}
