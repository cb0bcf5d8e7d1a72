import { useQuery } from '@tanstack/react-query'
import { Card, Result, Button } from 'antd'
import { Link, useParams } from 'react-router'
import { CaseBrief } from './case-brief.tsx'
import { TaskWork } from './task-work.tsx'
import { useContinue } from './use-continue.ts'
import { CaseDiagrams } from '../diagram/case-diagrams.tsx'
import { Deadlines } from '../complaints/deadlines.tsx'
import { History } from '../complaints/history.tsx'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { TierTag } from '../parts/tags.tsx'
import { Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import * as queries from '../queries.ts'
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
  const name = named(task, language)
  return (
    <>
      <PageHead
        tab={name}
        title={<>{name} {task.complaint?.tier && <TierTag tier={task.complaint.tier} />}</>}
        lead={<><Due at={task.dueAt} /> · {task.complaint && <><span className="receipt">{task.complaint.receipt}</span> {task.complaint.subject} · </>}{t('since', { time: formatInstant(task.createdAt, language) })}</>}
      />
      <div className="columns">
        <TaskWork task={task} />
        <div className="stack">{task.complaintId ? <AboutCase id={task.complaintId} /> : <AboutInstance instanceKey={task.instanceKey} />}</div>
      </div>
      {task.complaintId && (
        <>
          <Card title={t('diagram')} className="gap-above"><CaseDiagrams complaintId={task.complaintId} preferred={task.instanceKey} /></Card>
          <Card title={t('history')} className="gap-above"><History complaintId={task.complaintId} /></Card>
        </>
      )}
    </>
  )
}

function AboutCase({ id }: { id: string }) {
  const { t } = useTexts('task')
  const complaint = useQuery(queries.complaint(id))
  return (
    <Shown of={complaint} failed={t('common:failed')}>
      {(shown) => (
        <>
          <Card title={t('theCase')} extra={<Link to={`/desk/complaints/${id}`}>{t('openCase')}</Link>}><CaseBrief complaint={shown} /></Card>
          <Card title={t('deadlines')}><Deadlines complaintId={id} deadlines={shown.deadlines} /></Card>
        </>
      )}
    </Shown>
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
