import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Conflicts } from './conflicts.tsx'
import type { Choices, Upgrade } from './upgrade.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { queries } from '../../desk/queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { Refused } from '../changes/put-live.tsx'
import { DifferenceView } from '../compare/difference-view.tsx'
import { files } from '../documents/documents.ts'
import '../changes/changes.css'

/** What the product has moved on with, put together with what this hospital changed; what both changed is decided one by one. */
export default function UpgradePage() {
  const [search] = useSearchParams()
  const name = search.get('name') ?? ''
  return <div className="studio-page"><Whole key={name} name={name} /></div>
}

function Whole({ name }: { name: string }) {
  const { t } = useTexts('studioUpgrades')
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [choices, setChoices] = useState<Choices>({})
  const title = useQuery(files()).data?.find((file) => file.name === name)?.title[language] ?? name
  const look = useQuery({ queryKey: ['studio', 'upgrade', name, choices], queryFn: () => call<Upgrade>('/api/studio/upgrades/look', { json: { name, choices } }), placeholderData: keepPreviousData, staleTime: Infinity })
  const take = useMutation({
    mutationFn: (revision: number) => call('/api/studio/upgrades', { json: { name, choices, revision } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['studio'] })
      await navigate('/studio/changes')
    },
  })
  return (
    <>
      <PageHead title={t('title', { title })} lead={t('lead')} />
      <Shown of={look} failed={t('failed')}>
        {(upgrade) => (
          <div className="stack">
            {!upgrade.known && <Alert type="info" showIcon title={t('unknown')} />}
            <Conflicts upgrade={upgrade} choices={choices} onChoose={(id, choice) => setChoices((now) => ({ ...now, [id]: choice }))} />
            <Card title={t('becomes', { count: upgrade.taken })}>
              <DifferenceView difference={upgrade.difference} before={{ title: upgrade.revision > 0 ? t('draft') : t('live'), content: upgrade.mine }} after={{ title: t('merged'), content: upgrade.content }} onlyChanges />
            </Card>
            {take.error && <Refused error={take.error} />}
            <div className="page-actions">
              <Button type="primary" loading={take.isPending || look.isFetching} onClick={() => take.mutate(upgrade.revision)}>{t('take')}</Button>
              <Button onClick={() => void navigate(-1)}>{t('later')}</Button>
            </div>
            <p className="quiet put-live-hint">{t('takeHint')}</p>
          </div>
        )}
      </Shown>
    </>
  )
}
