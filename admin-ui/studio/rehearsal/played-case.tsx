import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Spin, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { Decided } from './decided.tsx'
import { Jumps } from './jumps.tsx'
import { Step } from './step.tsx'
import { Told } from './told.tsx'
import { Tokens } from './tokens.tsx'
import { Trail } from './trail.tsx'
import { Words } from './words.tsx'
import * as queries from './queries.ts'
import type { Picture } from './shapes.ts'
import { ErrorTag } from '../watch/error-tag.tsx'
import { useFailureWords } from '../watch/use-failure-words.ts'
import { stepName } from '../watch/steps-table.tsx'
import { TierTag } from '../../desk/parts/tags.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** A case in the play: what can be done now, where its tokens are, who would be told, why. */
export function PlayedCase({ id, onStep }: { id: string; onStep: (picture: Picture) => Promise<void> }) {
  const { t } = useTexts('studioRehearsal')
  const picture = useQuery(queries.picture(id))
  return <Shown of={picture} failed={t('failed')}>{(shown) => <Scene picture={shown} onStep={onStep} onLook={() => void picture.refetch()} />}</Shown>
}

function Scene({ picture, onStep, onLook }: { picture: Picture; onStep: (picture: Picture) => Promise<void>; onLook: () => void }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const failureWords = useFailureWords()
  const [busy, setBusy] = useState(false)
  const { complaint, tasks, incidents, messages, decisions, calls, now } = picture
  const tabs = [
    { key: 'tokens', label: t('tokens'), children: <Tokens picture={picture} /> },
    { key: 'told', label: t('told', { count: messages.length }), children: <Told messages={messages} calls={calls} /> },
    { key: 'decided', label: t('decided', { count: decisions.length }), children: <Decided decisions={decisions} /> },
    { key: 'trail', label: t('trail'), children: <Trail history={picture.history} /> },
  ]
  return (
    <Spin spinning={busy} description={t('settling')}>
      <header className="rehearsal-case">
        <span className="receipt">{complaint.receipt}</span> <b>{complaint.subject}</b> <Tag>{word('state', complaint.state)}</Tag>
        {complaint.tier && <TierTag tier={complaint.tier} />}
        <span className="quiet">{t('itIs', { time: formatInstant(now, language) })}</span>
      </header>
      {!picture.atRest && <Alert className="gap-below" type="info" title={t('moving')} action={<Button size="small" onClick={onLook}>{t('lookAgain')}</Button>} />}
      {incidents.map((one) => <Alert key={one.elementId + one.code} className="gap-below" type="error" title={t('stuck', { step: stepName(one, language) })} description={<><ErrorTag code={one.code} /> {one.message !== one.code && failureWords(one.message)}</>} />)}
      <div className="rehearsal-scene">
        <div className="stack">
          <Card title={t('steps')} size="small">
            {tasks.length === 0 ? <p className="quiet">{t(complaint.state === 'closed' ? 'closed' : 'noSteps')}</p> : tasks.map((task, i) => <Step key={task.key} task={task} now={now} isFirst={i === 0} onBusy={setBusy} onStep={onStep} />)}
          </Card>
          <Card title={t('time')} size="small"><Jumps picture={picture} onBusy={setBusy} onStep={onStep} /></Card>
          <Card title={t('complainant')} size="small"><Words complaint={complaint} onBusy={setBusy} onStep={onStep} /></Card>
        </div>
        <div className="rehearsal-side"><Tabs items={tabs} /></div>
      </div>
    </Spin>
  )
}
