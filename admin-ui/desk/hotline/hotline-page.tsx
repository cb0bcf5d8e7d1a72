import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Input, Select, type InputRef } from 'antd'
import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { Answers } from './answers.tsx'
import { CallerCard } from './caller-card.tsx'
import { Endings } from './endings.tsx'
import { ringing } from './queries.ts'
import { useCall } from './use-call.ts'
import { Waiting } from './waiting.tsx'
import './hotline.css'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** One page for a call: who it is, what they want, what to tell them, how it ends. It can be worked without the mouse. */
export default function HotlinePage() {
  const { t } = useTexts('hotline')
  const { language } = useLanguage()
  const me = useMe()
  const { notification } = App.useApp()
  const running = useCall(me.id)
  const { call, change, begin, isEmpty } = running
  const notes = useRef<HTMLElement>(null)
  const answers = useRef<InputRef>(null)
  const toAnswers = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    answers.current?.focus()
  }
  const { data: departments = [] } = useQuery(queries.departments)
  const { data: rings } = useQuery(ringing)
  const take = useEffectEvent((number: string | null) => {
    if (isEmpty) begin(number ?? '')
    else if (number !== call.number) notification.info({ key: 'ringing', title: t('rings', { number: number ?? t('withheld') }), description: t('ringsHint') })
  })
  const ringingCall = rings?.call?.id
  useEffect(() => {
    if (ringingCall !== undefined) take(rings?.call?.number ?? null)
  }, [ringingCall, rings])
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Link to="/desk/hotline/shift"><Button>{t('shift')}</Button></Link>
      </PageHead>
      <div className="hotline">
        <CallerCard key={call.id} call={call} change={change} onNamed={() => notes.current?.focus()} />
        <section className="stack" aria-label={t('notes')}>
          <Card>
            <div className="hotline-about">
              <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('department')} aria-label={t('department')} value={call.department} onChange={(department: string | undefined) => change({ department: department ?? null })}
                options={departments.map((one) => ({ value: one.id, label: named(one, language) }))} />
              <Select aria-label={t('speaks')} value={call.language} onChange={(spoken) => change({ language: spoken })} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))} />
            </div>
            <Input.TextArea ref={(area) => { notes.current = area?.resizableTextArea?.textArea ?? null }} className="hotline-notes" value={call.notes} onChange={({ target }) => change({ notes: target.value })}
              onKeyDown={toAnswers} placeholder={t('notesHint')} aria-label={t('notes')} maxLength={20_000} autoSize={{ minRows: 7, maxRows: 18 }} />
            <Endings running={running} />
          </Card>
          <Waiting />
        </section>
        <Answers running={running} search={answers} onLeave={() => notes.current?.focus()} />
      </div>
    </>
  )
}
