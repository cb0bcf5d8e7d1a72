import { useState, type FormEvent } from 'react'
import { Field } from '../field.tsx'
import { Attachments } from '../report/attachments.tsx'
import { useUploads, type ReportFile } from '../report/use-uploads.ts'
import { usePortalFacts } from '../use-portal-facts.ts'
import { call, isKeyReused, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { PublicQuestion } from '../../kit/shapes/public.ts'
import { formatInstant, useNow } from '../../kit/time.ts'
import type { Keys } from './follow-page.tsx'

interface QuestionsProps {
  keys: Keys
  questions: PublicQuestion[]
  /** Whether an answer is still taken. */
  open: boolean
  onAnswered: () => Promise<void>
}

/** What the hospital would like to know, and what was answered. */
export function Questions({ keys, questions, open, onAnswered }: QuestionsProps) {
  const { t } = useTexts('follow')
  return (
    <section aria-label={t('questions')}>
      <h2>{t('questions')}</h2>
      {questions.map((question) => (question.answer || !open
        ? <Answered key={question.id} question={question} />
        : <Open key={question.id} keys={keys} question={question} onAnswered={onAnswered} />))}
    </section>
  )
}

function Answered({ question: { text, answer } }: { question: PublicQuestion }) {
  const { t } = useTexts('follow')
  return (
    <div className="question">
      <p><b>{text}</b></p>
      <p className="hint">{answer ? t('questionAnswered', { answer: answer.text }) : t('questionOver')}</p>
    </div>
  )
}

function Open({ keys: { receipt, code }, question: { id, text, until }, onAnswered }: { keys: Keys; question: PublicQuestion; onAnswered: () => Promise<void> }) {
  const { t } = useTexts('follow')
  const { language } = useLanguage()
  const now = useNow()
  const [said, setSaid] = useState('')
  const [files, setFiles] = useState<ReportFile[]>([])
  const megabytes = usePortalFacts()?.megabytes
  const uploads = useUploads(files, setFiles, megabytes)
  const [busy, setBusy] = useState(false)
  const [notice, setNotice] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (said.trim() === '') return setNotice(t('questionEmpty'))
    const json = { code, text: said.trim(), ...(files.length === 0 ? {} : { attachments: files.map((file) => file.id) }) }
    setBusy(true)
    try {
      await call(`/api/public/complaints/${encodeURIComponent(receipt)}/questions/${encodeURIComponent(id)}/answer`, { json, headers: { 'idempotency-key': `answer-${id}` } })
      uploads.clear()
      await onAnswered()
    } catch (error) {
      // An answer whose acknowledgement was lost has arrived: it is shown.
      if (isKeyReused(error)) return await onAnswered()
      setNotice(error instanceof Problem ? error.message : t('common:noConnection'))
      setBusy(false)
    }
  }

  return (
    <form className="question" onSubmit={(event) => void submit(event)}>
      <Field label={text}>
        {(control) => <textarea {...control} name="questionAnswer" rows={3} value={said} onChange={({ target }) => setSaid(target.value)} />}
      </Field>
      {until && <p className="hint">{t('questionUntil', { time: formatInstant(until, language, now) })}</p>}
      <Attachments files={files} uploads={uploads} megabytes={megabytes} />
      {notice && <p role="alert" className="notice bad">{notice}</p>}
      <button type="submit" className="primary" disabled={busy || uploads.pending}>{t('questionSend')}</button>
    </form>
  )
}
