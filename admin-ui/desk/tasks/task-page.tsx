import { useQuery } from '@tanstack/react-query'
import { Button, Card, Result } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { CasePane, type Section } from './case-pane.tsx'
import { TaskMenu } from './task-menu.tsx'
import { OthersHere } from './others-here.tsx'
import { TaskWork } from './task-work.tsx'
import { useContinue } from './use-continue.ts'
import { CaseDiagrams } from '../diagram/case-diagrams.tsx'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { TierTag } from '../parts/tags.tsx'
import { WindowLink } from '../window/window-link.tsx'
import { windowProcesses } from '../window/window-queries.ts'
import { Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import * as queries from '../queries.ts'
import './task-page.css'
import type { Task } from '../../kit/shapes/desk.ts'

/** One task: the form to fill in, beside what one has to know of the case to do so. */
export default function TaskPage() {
  const { key = '' } = useParams()
  const { t } = useTexts('task')
  const task = useQuery(queries.task(key))
  const gone = (task.error instanceof Problem && task.error.status === 404) || (task.data?.state !== undefined && !['open', 'created'].includes(task.data.state))
  if (gone) return <Gone taskKey={key} />
  return <Shown of={task} failed={t('common:failed')}>{(shown) => <OpenTask key={key} task={shown} />}</Shown>
}

function OpenTask({ task }: { task: Task }) {
  const { t } = useTexts('task')
  const { language } = useLanguage()
  const complaint = useQuery({ ...queries.complaint(task.complaintId ?? ''), enabled: Boolean(task.complaintId) })
  const [open, setOpen] = useState<Section[]>(['deadlines', 'notes', 'next'])
  const [asking, setAsking] = useState(false)
  const name = named(task, language)
  const ask = () => {
    setOpen([...new Set<Section>([...open, 'notes'])])
    setAsking(true)
  }
  return (
    <>
      <PageHead
        tab={name}
        title={<>{name} {task.complaint?.tier && <TierTag tier={task.complaint.tier} />}</>}
        lead={<><Due at={task.dueAt} /> · {task.complaint && <><span className="receipt">{task.complaint.receipt}</span> {task.complaint.subject} · </>}{t('since', { time: formatInstant(task.createdAt, language) })}</>}
      >
        {task.complaintId && windowProcesses.includes(task.processId) && <WindowLink complaintId={task.complaintId} />}
        <TaskMenu task={task} complaint={complaint.data} onAsk={ask} />
      </PageHead>
      <OthersHere taskKey={task.key} />
      <div className="columns">
        <TaskWork task={task} />
        <div className="stack case-pane">
          {task.complaintId
            ? <Shown of={complaint} failed={t('common:failed')}>{(shown) => <CasePane task={task} complaint={shown} open={open} onOpen={setOpen} asking={asking} />}</Shown>
            : <AboutInstance instanceKey={task.instanceKey} />}
        </div>
      </div>
      {complaint.data?.sees.handling && <Card title={t('diagram')} className="gap-above"><CaseDiagrams complaintId={complaint.data.id} preferred={task.instanceKey} /></Card>}
    </>
  )
}

function AboutInstance({ instanceKey }: { instanceKey: string }) {
  const { t } = useTexts('task')
  const isAdministrator = useIsAdministrator()
  return (
    <Card>
      <p className="quiet">{t('noCase')}</p>
      {isAdministrator && <a href={`/studio/cases/${instanceKey}`}>{t('toInstance')}</a>}
    </Card>
  )
}

function Gone({ taskKey }: { taskKey: string }) {
  const { t } = useTexts('task')
  const goOn = useContinue(taskKey)
  return <Result status="info" title={t('gone')} subTitle={t('goneHint')} extra={<Button type="primary" onClick={() => void goOn()}>{t('next')}</Button>} />
}
