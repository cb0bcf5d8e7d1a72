import { useQuery } from '@tanstack/react-query'
import { Card, Collapse } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { CaseBrief } from './case-brief.tsx'
import { WhatComesNext } from './what-comes-next.tsx'
import { Attachments } from '../complaints/attachments.tsx'
import { Deadlines } from '../complaints/deadlines.tsx'
import { Entries } from '../complaints/entries.tsx'
import { fitting, FittingArticles } from '../complaints/fitting-articles.tsx'
import { History } from '../complaints/history.tsx'
import { notesOf, openQuestions } from '../complaints/note-queries.ts'
import { Notes } from '../complaints/notes.tsx'
import { related, RelatedCases } from '../complaints/related-cases.tsx'
import { Standing } from '../complaints/standing.tsx'
import { letters, LetterList } from '../letters/letters-card.tsx'
import { useTexts } from '../../kit/language.ts'
import type { Complaint, Task } from '../../kit/shapes/desk.ts'

export type Section = 'deadlines' | 'notes' | 'next' | 'recorded' | 'earlier' | 'articles' | 'letters' | 'history'

interface CasePaneProps {
  task: Task
  complaint: Complaint
  open: Section[]
  onOpen: (sections: Section[]) => void
  /** The notes begin with a question. */
  asking: boolean
}

/** What one has to know of the case beside the form: five lines always, the rest in sections that say how much is in them. */
export function CasePane({ task, complaint, open, onOpen, asking }: CasePaneProps) {
  const { t } = useTexts('beside')
  const { id, attachments, sees } = complaint
  const entries = complaint.entries.filter(({ words }) => Object.keys(words).length > 0)
  const notes = useQuery({ ...notesOf(id), enabled: sees.handling }).data?.items ?? []
  const others = useQuery({ ...related(id), enabled: sees.handling }).data
  const articles = useQuery(fitting(complaint)).data ?? []
  const printed = useQuery({ ...letters(id), enabled: sees.handling && sees.identity }).data ?? []
  const waiting = openQuestions(notes).length
  const sections: { key: Section; label: string; amount?: number; children: ReactNode }[] = [
    { key: 'deadlines', label: t('deadlines'), children: <Deadlines complaintId={id} deadlines={complaint.deadlines} /> },
    { key: 'notes', label: t('notes'), children: <Notes complaintId={id} asking={asking} /> },
    { key: 'next', label: t('next'), children: <WhatComesNext taskKey={task.key} /> },
    { key: 'recorded', label: t('recorded'), amount: entries.length, children: <Entries entries={entries} complaintId={id} attachments={attachments} /> },
    { key: 'earlier', label: t('earlier'), amount: (others?.samePerson.length ?? 0) + (others?.sameMatter.length ?? 0), children: others && <RelatedCases {...others} /> },
    { key: 'articles', label: t('articles'), amount: articles.length, children: <FittingArticles articles={articles} /> },
    { key: 'letters', label: t('letters'), amount: printed.length, children: <LetterList complaintId={id} items={printed} /> },
    { key: 'history', label: t('history'), children: <History complaintId={id} /> },
  ]
  const shown = sections.filter(({ key, amount }) => (sees.handling || key === 'articles') && amount !== 0)
  return (
    <>
      <Standing complaint={complaint} />
      <Card title={t('theCase')} extra={<Link to={`/desk/complaints/${id}`}>{t('openCase')}</Link>}>
        <CaseBrief complaint={complaint} />
        {attachments.length > 0 && <Attachments complaintId={id} attachments={attachments} />}
      </Card>
      <Collapse
        className="case-sections"
        activeKey={open}
        onChange={(keys) => onOpen(keys as Section[])}
        items={shown.map(({ key, label, amount = key === 'notes' ? notes.length : 0, children }) => ({
          key,
          label: <>{label}{amount > 0 && <span className="section-count">{amount}</span>}{key === 'notes' && waiting > 0 && <span className="section-waiting">{t('notesWaiting', { amount: waiting })}</span>}</>,
          children,
        }))}
      />
    </>
  )
}
