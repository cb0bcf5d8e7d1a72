import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Input, Space } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Became } from './became.tsx'
import * as mailQueries from './mail-queries.ts'
import type { Mail } from './mail-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { useTexts } from '../../kit/language.ts'
import { call } from '../../kit/http.ts'

/** One mail, and what a person can make of it. */
export function MailDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTexts('mails')
  const found = useQuery({ ...mailQueries.mail(id ?? ''), enabled: id !== undefined })
  return (
    <Drawer open={id !== undefined} onClose={onClose} size={560} title={found.data?.subject || t('title')} destroyOnHidden>
      {id !== undefined && <Shown of={found} failed={t('failed')}>{(mail) => <OneMail mail={mail} onDone={onClose} />}</Shown>}
    </Drawer>
  )
}

function OneMail({ mail, onDone }: { mail: Mail & { text: string }; onDone: () => void }) {
  const { t } = useTexts('mails')
  const personName = usePersonName()
  const { from, text, attachments, leftOut, state, arrivedAt, decidedBy, reason } = mail
  return (
    <>
      <p><b>{from ? (from.name ?? from.address) : t('noSender')}</b> {from?.name && <span className="quiet">{from.address}</span>}<br /><span className="quiet"><Instant at={arrivedAt} /></span></p>
      <p><Became mail={mail} /></p>
      {reason && decidedBy && <p className="quiet">{t('setAsideBy', { who: personName(decidedBy, decidedBy), reason })}</p>}
      {text && <p className="narrative gap-below">{text}</p>}
      {attachments.length > 0 && <p className="quiet">{t('attached', { count: attachments.length })}</p>}
      {leftOut > 0 && <p className="quiet">{t('leftOut', { count: leftOut })}</p>}
      {state === 'unreadable' && <p>{t('unreadableHint')}</p>}
      {['asks', 'thanks', 'automatic', 'unreadable', 'set-aside'].includes(state) && <Decide mail={mail} onDone={onDone} />}
    </>
  )
}

function Decide({ mail: { id, state }, onDone }: { mail: Mail; onDone: () => void }) {
  const { t } = useTexts('mails')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [receipt, setReceipt] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)

  const decide = async (json: Record<string, string>, done: string) => {
    setBusy(true)
    try {
      const { complaintId } = await call<{ complaintId: string | null }>(`/api/incoming-mails/${id}/decision`, { json })
      await queries.invalidateQueries({ queryKey: ['incoming-mails'] })
      void message.success(done)
      onDone()
      if (json['decision'] === 'open' && complaintId) void navigate(`/desk/complaints/${complaintId}`)
    } catch (error) {
      void message.error(t('refused', { reason: error instanceof Error ? error.message : '' }))
      setBusy(false)
    }
  }

  return (
    <Space orientation="vertical" size="middle" className="fill">
      {state !== 'unreadable' && (
        <>
          <Button type="primary" block disabled={busy} onClick={() => void decide({ decision: 'open' }, t('opened'))}>{t('open')}</Button>
          <form onSubmit={(event) => { event.preventDefault(); void decide({ decision: 'join', receipt: receipt.trim() }, t('joined')) }}>
            <Space.Compact block>
              <Input aria-label={t('receipt')} placeholder={t('receipt')} required pattern="[0-9]{4}-[0-9]{6,9}" value={receipt} onChange={({ target }) => setReceipt(target.value)} />
              <Button htmlType="submit" disabled={busy}>{t('join')}</Button>
            </Space.Compact>
          </form>
        </>
      )}
      {state !== 'set-aside' && (
        <form onSubmit={(event) => { event.preventDefault(); void decide({ decision: 'set-aside', reason: reason.trim() }, t('aside')) }}>
          <Space.Compact block>
            <Input aria-label={t('why')} placeholder={t('why')} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
            <Button htmlType="submit" disabled={busy}>{t('setAside')}</Button>
          </Space.Compact>
        </form>
      )}
    </Space>
  )
}
