import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Alert, Empty, Segmented, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Became } from './became.tsx'
import { MailDrawer } from './mail-drawer.tsx'
import * as mailQueries from './mail-queries.ts'
import type { Mail, Mailbox } from './mail-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant, useNow } from '../../kit/time.ts'

type View = 'asks' | 'unreadable' | 'all'

/** What came to the mailbox: the office decides about what the product could not tell. */
export default function MailPage() {
  const { t } = useTexts('mails')
  const [view, setView] = useState<View>('asks')
  const [chosen, setChosen] = useState<string>()
  const found = useInfiniteQuery(mailQueries.mails(view === 'all' ? undefined : view))
  const { data: now } = useQuery(mailQueries.mailbox)
  const columns: TableColumnsType<Mail> = [
    {
      key: 'subject',
      title: t('column.subject'),
      render: (_, mail) => (
        <>
          <button type="button" className="as-link" onClick={() => setChosen(mail.id)}>{mail.subject || (mail.complaintId && mail.state !== 'asks' ? t('inCase') : t('noSubject'))}</button>
          <div className="quiet">{mail.from ? (mail.from.name ?? mail.from.address) : t('noSender')}</div>
          <div className="narrow-only"><Became mail={mail} /></div>
        </>
      ),
    },
    { key: 'from', title: t('column.from'), width: 260, responsive: ['lg'], render: (_, { from }) => from && <span className="quiet">{from.address}</span> },
    { key: 'state', title: t('column.state'), width: 280, responsive: ['md'], render: (_, mail) => <Became mail={mail} /> },
    { key: 'at', title: t('column.at'), width: 170, responsive: ['md'], render: (_, { arrivedAt }) => <Instant at={arrivedAt} /> },
  ]
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Segmented<View>
          value={view}
          onChange={setView}
          options={[{ value: 'asks', label: now?.asks ? `${t('view.asks')} · ${now.asks}` : t('view.asks') }, { value: 'unreadable', label: t('view.unreadable') }, { value: 'all', label: t('view.all') }]}
        />
      </PageHead>
      {now && <State of={now} />}
      <Shown of={found} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`empty.${view}`)} />
          : <Table<Mail> className="ledger" rowKey="id" size="middle" pagination={false} columns={columns} dataSource={items} />)}
      </Shown>
      <More of={found} />
      <MailDrawer id={chosen} onClose={() => setChosen(undefined)} />
    </>
  )
}

function State({ of: { state, readAt, fault, since } }: { of: Mailbox }) {
  const { t, i18n } = useTexts('mails')
  const { language } = useLanguage()
  const now = useNow()
  if (state === 'reading') return <p className="quiet">{t('mailbox.reading', { time: formatInstant(readAt!, language, now) })}</p>
  const code = fault?.replace(/^mailbox\./, '')
  const why = code !== undefined && i18n.exists(`mails:fault.${code}`) ? t(`fault.${code}` as 'fault.away') : fault
  const text = state === 'away' ? t('mailbox.away', { time: since ? formatInstant(since, language, now) : '', why }) : t(`mailbox.${state}`)
  return <Alert className="gap-below" type={state === 'away' ? 'warning' : 'info'} showIcon title={text} />
}
