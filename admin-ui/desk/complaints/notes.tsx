import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { Fragment, useState } from 'react'
import { NoteForm } from './note-form.tsx'
import { notesOf } from './note-queries.ts'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { inOneLine, named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { Note } from '../../kit/shapes/desk.ts'

const office = ['administrator', 'complaint-office']

/** What staff tell each other about a case, with questions that wait for an answer marked. `asking` opens the form as a question. */
export function Notes({ complaintId, asking = false }: { complaintId: string; asking?: boolean }) {
  const { t } = useTexts('notes')
  const notes = useQuery(notesOf(complaintId))
  return (
    <Shown of={notes} failed={t('failed')}>
      {({ items, whole }) => (
        <>
          {items.length === 0 ? <p className="quiet">{t('none')} {t('apart')}</p> : <ul className="notes">{items.map((note) => <OneNote key={note.id} complaintId={complaintId} note={note} notes={items} />)}</ul>}
          {whole && <NoteForm key={String(asking)} complaintId={complaintId} asking={asking} />}
          {whole && <p className="quiet note-hint">{t('apart')} {t('onlyThese')}</p>}
        </>
      )}
    </Shown>
  )
}

function OneNote({ complaintId, note, notes }: { complaintId: string; note: Note; notes: Note[] }) {
  const { t } = useTexts('notes')
  const { language } = useLanguage()
  const me = useMe()
  const [answering, setAnswering] = useState(false)
  const { id, at, by, text, mentions, told, asks, answeredAt, answers, mistakenAt } = note
  const name = named(by, language)
  const toMe = told.some((person) => person.id === me.id)
  const answered = answers === undefined ? undefined : notes.find((one) => one.id === answers)
  return (
    <li data-mistaken={mistakenAt ? '' : undefined}>
      <header>
        <b>{name}</b> <span className="quiet"><Instant at={at} />{answered && <> · {t('answerTo', { name: named(answered.by, language) })}</>}{mistakenAt && <> · {t('struck')}</>}</span>
        {!mistakenAt && (by.id === me.id || office.some((role) => me.roles.includes(role))) && <Strike complaintId={complaintId} id={id} />}
      </header>
      <p className="narrative">{mistakenAt ? <s>{text}</s> : <Text text={text} names={mentions.map((one) => named(one, language))} />}</p>
      {asks && !mistakenAt && <QuestionState note={note} />}
      {toMe && !mistakenAt && !(asks && answeredAt) && (answering
        ? <NoteForm complaintId={complaintId} answers={{ id, name }} onDone={() => setAnswering(false)} />
        : <Button size="small" type={asks ? 'primary' : 'default'} onClick={() => setAnswering(true)}>{t('answer')}</Button>)}
    </li>
  )
}

function QuestionState({ note: { at, told, answeredAt } }: { note: Note }) {
  const { t } = useTexts('notes')
  const { language } = useLanguage()
  const now = useNow()
  if (answeredAt) return <p className="note-state" data-state="met"><CheckCircleFilled /> {t('isAnswered')} · <Instant at={answeredAt} /></p>
  return <p className="note-state" data-state="paused"><ClockCircleOutlined /> {t('open', { names: inOneLine(told.map((one) => named(one, language)), language) })} · {t('openSince', { time: formatRelative(at, language, now) })}</p>
}

/** Names stand out where the text has them as the reader would call them; of names that begin alike the longest. */
function Text({ text, names }: { text: string; names: string[] }) {
  const longestFirst = names.toSorted((one, other) => other.length - one.length)
  return text.split(/(?=@)/).map((part, at) => {
    const name = longestFirst.find((one) => part.startsWith(`@${one}`))
    return name === undefined ? part : <Fragment key={at}><b className="mention">@{name}</b>{part.slice(name.length + 1)}</Fragment>
  })
}

function Strike({ complaintId, id }: { complaintId: string; id: string }) {
  const { t } = useTexts('notes')
  const { message } = App.useApp()
  const client = useQueryClient()
  const strike = async () => {
    try {
      await call(`/api/complaints/${complaintId}/notes/${id}/mistaken`, { method: 'POST' })
      await client.invalidateQueries({ queryKey: ['complaints', complaintId, 'notes'] })
    } catch {
      void message.error(t('common:failed'))
    }
  }
  return <Popconfirm title={t('strikeSure')} okText={t('strike')} onConfirm={() => void strike()}><Button size="small" type="text" className="note-strike">{t('strike')}</Button></Popconfirm>
}
