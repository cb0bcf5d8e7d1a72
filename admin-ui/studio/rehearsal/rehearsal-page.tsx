import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Popconfirm, Tabs, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import { Play } from './play.tsx'
import { Progress } from './progress.tsx'
import { Scenarios } from './scenarios.tsx'
import { Start } from './start.tsx'
import * as queries from './queries.ts'
import type { Rehearsal } from './shapes.ts'
import { files } from '../documents/documents.ts'
import { inWords } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import './rehearsal.css'

/** Trying what was changed before it counts: a second server on which nothing leaves the house. */
export default function RehearsalPage() {
  const { t } = useTexts('studioRehearsal')
  const state = useQuery(queries.rehearsal)
  return (
    <div className="studio-page rehearsal">
      <PageHead title={t('title')} lead={t('lead')}>{state.data?.state === 'on' && <End />}</PageHead>
      <Shown of={state} failed={t('failed')}>{(shown) => <Body rehearsal={shown} />}</Shown>
    </div>
  )
}

function Body({ rehearsal }: { rehearsal: Rehearsal }) {
  const { t } = useTexts('studioRehearsal')
  const [address, setAddress] = useSearchParams()
  if (rehearsal.state === 'starting' || rehearsal.state === 'stopping') return <Progress rehearsal={rehearsal} />
  if (rehearsal.state !== 'on') return <Start failed={rehearsal.state === 'failed' ? rehearsal : null} />
  const tabs = [
    { key: 'play', label: t('play'), children: <Play /> },
    { key: 'scenarios', label: t('scenarios'), children: <Scenarios /> },
  ]
  return (
    <>
      <About rehearsal={rehearsal} />
      <Tabs activeKey={address.get('tab') ?? 'play'} onChange={(tab) => setAddress({ tab }, { replace: true })} items={tabs} destroyOnHidden />
    </>
  )
}

function About({ rehearsal: { by, readyAt, endsAt, drafts } }: { rehearsal: Rehearsal }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const name = usePersonName()
  const all = useQuery(files()).data
  const titleOf = (draft: string) => {
    const title = all?.find((file) => file.name === draft)?.title
    return title ? inWords(title, language) : draft
  }
  return (
    <Alert
      className="gap-below"
      type="info"
      title={t('nothingLeaves')}
      description={(
        <>
          {t('since', { name: name(by ?? ''), time: readyAt ? formatInstant(readyAt, language) : '' })} {endsAt && t('endsAt', { time: formatInstant(endsAt, language) })}
          <div className="rehearsal-drafts">{drafts.length === 0 ? t('withLive') : <>{t('withDrafts')} {drafts.map((draft) => <Tag key={draft} title={draft}>{titleOf(draft)}</Tag>)}</>}</div>
        </>
      )}
    />
  )
}

function End() {
  const { t } = useTexts('studioRehearsal')
  const client = useQueryClient()
  const { message } = App.useApp()
  const end = () => call('/api/studio/rehearsal', { method: 'DELETE' }).catch(() => void message.error(t('common:failed'))).finally(() => void client.invalidateQueries({ queryKey: ['rehearsal'] }))
  return <Popconfirm title={t('endSure')} okText={t('end')} cancelText={t('common:cancel')} onConfirm={end}><Button>{t('end')}</Button></Popconfirm>
}
