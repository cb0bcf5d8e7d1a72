import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Mentions, Space } from 'antd'
import { useRef, useState } from 'react'
import { mentionedIn, useMentionables } from './use-mentions.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'

interface NoteFormProps {
  complaintId: string
  /** The note that is answered, and who wrote it. */
  answers?: { id: string; name: string }
  /** A question to begin with. */
  asking?: boolean
  onDone?: () => void
}

/** Writes a note. Behind an @ names are offered; whoever is named is told, and may be asked for an answer. */
export function NoteForm({ complaintId, answers, asking = false, onDone }: NoteFormProps) {
  const { t } = useTexts('notes')
  const { message } = App.useApp()
  const client = useQueryClient()
  const mentionables = useMentionables()
  const [text, setText] = useState('')
  const [asks, setAsks] = useState(asking)
  const [busy, setBusy] = useState(false)
  const key = useRef(randomKey())
  const mentions = mentionedIn(text, mentionables)
  const isQuestion = asks && mentions.length > 0

  const send = async () => {
    setBusy(true)
    try {
      const json = { text: text.trim(), mentions: mentions.map(({ kind, id }) => ({ kind, id })), ...(isQuestion && { asks: true }), ...(answers && { answers: answers.id }) }
      await call(`/api/complaints/${complaintId}/notes`, { json, headers: { 'idempotency-key': key.current } })
      key.current = randomKey()
      void message.success(answers ? t('answered', { name: answers.name }) : isQuestion ? t('asked') : t('written'))
      setText('')
      setAsks(false)
      onDone?.()
      await Promise.all([client.invalidateQueries({ queryKey: ['complaints', complaintId, 'notes'] }), client.invalidateQueries({ queryKey: ['notifications'] })])
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    setBusy(false)
  }
  const label = answers ? t('answerTo', { name: answers.name }) : t('placeholder')
  return (
    <div className="note-form">
      <Mentions
        autoFocus={asking || answers !== undefined}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={5_000}
        value={text}
        placeholder={label}
        aria-label={label}
        onChange={setText}
        options={mentionables.map(({ kind, id, label: name }) => ({ key: `${kind} ${id}`, value: name, label: name }))}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '' && !busy) void send() }}
      />
      <Space className="note-actions">
        {!answers && <Checkbox checked={isQuestion} disabled={mentions.length === 0} onChange={({ target }) => setAsks(target.checked)}>{t('asks')}</Checkbox>}
        <Button type="primary" ghost loading={busy} disabled={text.trim() === ''} onClick={() => void send()}>{answers ? t('answer') : isQuestion ? t('ask') : t('write')}</Button>
      </Space>
    </div>
  )
}
