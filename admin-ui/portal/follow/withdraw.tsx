import { useState } from 'react'
import { Field } from '../field.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Keys } from './follow-page.tsx'

/** Taking a report back: said once, confirmed once, and what happens then. */
export function Withdraw({ keys: { receipt, code }, onWithdrawn }: { keys: Keys; onWithdrawn: () => Promise<void> }) {
  const { t } = useTexts('follow')
  const [asking, setAsking] = useState(false)
  const [sending, setSending] = useState(false)
  const [reason, setReason] = useState('')
  const [notice, setNotice] = useState<string>()

  const withdraw = async () => {
    setSending(true)
    try {
      await call(`/api/public/complaints/${encodeURIComponent(receipt)}/withdrawal`, { json: { code, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })
      await onWithdrawn()
    } catch (error) {
      setNotice(error instanceof Problem ? error.message : t('common:noConnection'))
      setSending(false)
    }
  }

  if (!asking) return <p className="centred"><button type="button" className="link" onClick={() => setAsking(true)}>{t('withdraw')}</button></p>
  return (
    <section className="withdraw" aria-label={t('withdraw')}>
      <h2>{t('withdrawSure')}</h2>
      <p>{t('withdrawHint')}</p>
      <Field label={t('withdrawReason')} optional>
        {(control) => <textarea {...control} name="reason" rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      {notice && <p role="alert" className="notice bad">{notice}</p>}
      <div className="pair">
        <button type="button" className="button" onClick={() => setAsking(false)}>{t('withdrawKeep')}</button>
        <button type="button" className="primary" disabled={sending} onClick={() => void withdraw()}>{t('withdrawSend')}</button>
      </div>
    </section>
  )
}
