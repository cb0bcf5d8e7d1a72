import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Card, Empty, Input, List, Tag } from 'antd'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import { caller } from './queries.ts'
import type { RunningCall } from './use-call.ts'
import { Due, Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { useSettled } from '../../kit/use-settled.ts'

interface CallerCardProps {
  call: RunningCall
  change: (part: Partial<RunningCall>) => void
  /** Enter in the name: on to the notes. */
  onNamed: () => void
}

/** Who calls: the number, and all that the hospital knows of it. */
export function CallerCard({ call, change, onNamed }: CallerCardProps) {
  const { t } = useTexts('hotline')
  const { language } = useLanguage()
  const number = useSettled(call.number, 250)
  const known = useQuery(caller(number)).data
  const names = known?.names ?? []
  const toNotes = (event: KeyboardEvent) => {
    // The key must not be struck a second time where it leads.
    event.preventDefault()
    onNamed()
  }
  return (
    <section className="stack" aria-label={t('caller')}>
      <Card>
        <Input autoFocus size="large" className="hotline-number" inputMode="tel" maxLength={30} value={call.number} placeholder={t('number')} aria-label={t('number')}
          onChange={({ target }) => change({ number: target.value.replaceAll(/[^0-9+ ()/-]/g, '') })} onPressEnter={toNotes} />
        <AutoComplete className="full gap-above" value={call.name} options={names.map((value) => ({ value }))} onChange={(name: string) => change({ name })}>
          <Input placeholder={names[0] ?? t('name')} aria-label={t('name')} maxLength={100} onPressEnter={toNotes} />
        </AutoComplete>
        {names.length > 0 && call.name === '' && <p className="quiet hotline-known">{t('knownAs', { names: new Intl.ListFormat(language).format(names.slice(0, 3)) })}</p>}
      </Card>
      {known !== undefined && (
        <Card size="small" className="hotline-history">
          {known.owed.length > 0 && (
            <List size="small" header={<b>{t('owed')}</b>} dataSource={known.owed} renderItem={({ task, dueAt, name, nameZh }) => (
              <List.Item><Link to={`/desk/tasks/${task}`}>{named({ name, ...(nameZh && { nameZh }) }, language)}</Link><Due at={dueAt} /></List.Item>
            )} />
          )}
          {known.cases.length > 0 && (
            <List size="small" header={<b>{t('cases')}</b>} dataSource={known.cases} renderItem={({ id, receipt, subject, state, tier }) => (
              <List.Item>
                <Link className="hotline-case" to={`/desk/complaints/${id}`}><span>{subject}</span><span className="quiet">{receipt} · {t(`words:state.${state}`)}{tier && ` · ${t(`words:tier.${tier}`)}`}</span></Link>
              </List.Item>
            )} />
          )}
          {known.calls.length > 0 && (
            <List size="small" header={<b>{t('earlierCalls')}</b>} dataSource={known.calls} renderItem={({ ending, notes, endedAt }) => (
              <List.Item><div className="hotline-case"><span>{notes.split('\n')[0] || t(`ending.${ending}`)}</span><span className="quiet"><Tag className="tag">{t(`ended.${ending}`)}</Tag> <Instant at={endedAt} /></span></div></List.Item>
            )} />
          )}
          {known.owed.length + known.cases.length + known.calls.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('firstCall')} />}
        </Card>
      )}
    </section>
  )
}
