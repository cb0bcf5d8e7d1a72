import { useQuery } from '@tanstack/react-query'
import { Card, Rate, Tabs } from 'antd'
import { useParams } from 'react-router'
import { canBeWithdrawn, takesFacts, useFactsTexts, useWithdrawalTexts } from './add-facts.tsx'
import { AskedPage } from './asked-page.tsx'
import { Attachments } from './attachments.tsx'
import { CaseFacts } from './case-facts.tsx'
import { Deadlines } from './deadlines.tsx'
import { Entries } from './entries.tsx'
import { History } from './history.tsx'
import { useCustomerRecord } from './customer-record.tsx'
import { Lines } from './lines.tsx'
import { notesOf } from './note-queries.ts'
import { Notes } from './notes.tsx'
import { Questionnaire } from './questionnaire.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { RelatedCard } from './related-cases.tsx'
import { doubtsIn, Standing } from './standing.tsx'
import { WriteDownButton } from './write-down.tsx'
import { LettersCard } from '../letters/letters-card.tsx'
import { CaseActions } from '../actions/case-actions.tsx'
import { CaseDiagrams } from '../diagram/case-diagrams.tsx'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isSplit, WindowLink } from '../window/window-link.tsx'
import { Shown } from '../parts/shown.tsx'
import { DoubtTag, StateTag, TierTag } from '../parts/tags.tsx'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import '../tasks/task-page.css'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** The case file: everything the hospital knows and did about one complaint. */
export default function CasePage() {
  const { id = '' } = useParams()
  const { t } = useTexts('caseFile')
  const complaint = useQuery(queries.complaint(id))
  const hidden = complaint.error instanceof Problem && complaint.error.status === 404
  const named = useQuery({ ...notesOf(id), enabled: hidden, retry: false })
  if (hidden && named.data !== undefined) return <AskedPage complaintId={id} />
  // Whether the notes name the reader is not known yet.
  const waits = hidden && named.isPending
  return <Shown of={waits ? { ...complaint, error: null } : complaint} failed={t('failed')}>{(shown) => <CaseFile complaint={shown} />}</Shown>
}

function CaseFile({ complaint }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const { t: say } = useTexts('notes')
  const record = useCustomerRecord(complaint)
  const facts = useFactsTexts(complaint)
  const withdrawal = useWithdrawalTexts(complaint)
  const entries = complaint.entries.filter(({ words }) => Object.keys(words).length > 0)
  return (
    <>
      <PageHead
        tab={complaint.receipt}
        title={<>{complaint.subject} <StateTag state={complaint.state} /> {complaint.tier !== null && <TierTag tier={complaint.tier} />} {doubtsIn(complaint.facts).length > 0 && <DoubtTag />}</>}
        lead={<span className="receipt">{complaint.receipt}</span>}
      >
        {takesFacts(complaint) && <WriteDownButton {...facts} />}
        {canBeWithdrawn(complaint) && <WriteDownButton {...withdrawal} />}
        {entries.some(isSplit) && <WindowLink complaintId={complaint.id} />}
        <CaseActions complaintId={complaint.id} />
      </PageHead>
      <Standing complaint={complaint} />
      <div className="columns">
        <div className="stack">
          <Card title={t('narrative')}>
            <p className="narrative">{complaint.narrative}</p>
            {complaint.attachments.length > 0 && <Attachments complaintId={complaint.id} attachments={complaint.attachments} />}
          </Card>
          {complaint.answer && <Card title={t('answer')} extra={<span className="quiet"><Instant at={complaint.answer.at} /></span>}><p className="narrative">{complaint.answer.text}</p></Card>}
          {complaint.sees.handling && complaint.sees.identity && <LettersCard complaintId={complaint.id} />}
          {complaint.rating && <RatingCard rating={complaint.rating} />}
          <Questionnaire complaintId={complaint.id} />
          {entries.length > 0 && <Card title={t('entries')}><Entries entries={entries} complaintId={complaint.id} attachments={complaint.attachments} /></Card>}
        </div>
        <div className="stack">
          <Card title={t('tasks')}><OpenTasks tasks={complaint.tasks} /></Card>
          {complaint.sees.handling && <Card title={say('title')}><Notes complaintId={complaint.id} /></Card>}
          <Card title={t('deadlines')}><Deadlines complaintId={complaint.id} deadlines={complaint.deadlines} /></Card>
          <Card title={t('facts')}><CaseFacts complaint={complaint} /></Card>
          {complaint.sees.handling && <RelatedCard complaintId={complaint.id} />}
          {record.length > 0 && <Card title={t('record')}><Lines lines={record} /></Card>}
        </div>
      </div>
      <Card className="gap-above">
        <Tabs
          items={[
            { key: 'history', label: t('history'), children: <History complaintId={complaint.id} /> },
            { key: 'diagram', label: t('diagram'), children: <CaseDiagrams complaintId={complaint.id} preferred={complaint.tasks[0]?.instanceKey} /> },
          ]}
        />
      </Card>
    </>
  )
}

function RatingCard({ rating: { satisfied, score, comment } }: { rating: NonNullable<Complaint['rating']> }) {
  const { t } = useTexts('caseFile')
  return (
    <Card title={t('rating')}>
      <p className="rated"><b>{satisfied ? t('ratingYes') : t('ratingNot')}</b> {score && <Rate disabled value={score} />}</p>
      {comment && <p className="narrative">{comment}</p>}
    </Card>
  )
}
