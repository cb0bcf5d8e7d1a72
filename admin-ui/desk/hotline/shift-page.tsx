import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Empty, Input, Segmented, Statistic } from 'antd'
import { useState } from 'react'
import { shift } from './queries.ts'
import './hotline.css'
import { CallList } from '../callbacks/call-list.tsx'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Shift } from '../../kit/shapes/hotline.ts'

const endings = ['answered', 'callback', 'complaint', 'other'] as const

/** The handover: what was, what is owed, what the next shift has to know. */
export default function ShiftPage() {
  const { t } = useTexts('hotline')
  const [hours, setHours] = useState(8)
  const shown = useQuery(shift(hours))
  return (
    <>
      <PageHead title={t('shift')} lead={t('shiftLead')}>
        <Segmented<number> value={hours} onChange={setHours} options={[8, 12, 24].map((value) => ({ value, label: t('lastHours', { count: value }) }))} />
      </PageHead>
      <Shown of={shown} failed={t('shiftFailed')}>{(one) => <OneShift shift={one} />}</Shown>
    </>
  )
}

function OneShift({ shift: { calls, owed, notes } }: { shift: Shift }) {
  const { t } = useTexts('hotline')
  return (
    <div className="stack">
      <Card><div className="hotline-figures">{endings.map((ending) => <Statistic key={ending} title={t(`ended.${ending}`)} value={calls[ending]} />)}</div></Card>
      <Notes notes={notes} />
      <section><h2 className="hotline-head">{t('stillOwed')}</h2>{owed.length === 0 ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingOwed')} /> : <CallList calls={owed} />}</section>
    </div>
  )
}

function Notes({ notes }: { notes: Shift['notes'] }) {
  const { t } = useTexts('hotline')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const again = () => client.invalidateQueries({ queryKey: ['tasks', 'shift'] })
  const leave = useMutation({
    mutationFn: () => call('/api/shift/notes', { json: { text } }), onError: () => void message.error(t('common:failed')),
    onSuccess: async () => {
      setText('')
      await again()
    },
  })
  const take = useMutation({ mutationFn: (id: string) => call(`/api/shift/notes/${id}/taken`, { method: 'POST' }), onSuccess: again, onError: () => void message.error(t('common:failed')) })
  return (
    <Card size="small" title={t('shiftNotes')}>
      <Input.TextArea value={text} onChange={({ target }) => setText(target.value)} maxLength={4000} autoSize={{ minRows: 2 }} placeholder={t('shiftNote')} aria-label={t('shiftNote')} />
      <Button className="gap-above" type="primary" disabled={text.trim() === ''} loading={leave.isPending} onClick={() => leave.mutate()}>{t('leaveNote')}</Button>
      <ul className="hotline-notes-left">
        {notes.map(({ id, text: said, by, at, takenBy, takenAt }) => (
          <li key={id}>
            <p>{said}</p>
            <span className="quiet">{named(by, language)} · <Instant at={at} />{takenBy && takenAt && <> · {t('takenBy', { name: named(takenBy, language) })} <Instant at={takenAt} /></>}</span>
            {takenBy === null && <Button size="small" onClick={() => take.mutate(id)}>{t('take')}</Button>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
