import { useEffect, useState } from 'react'
import type { OpenedComplaint } from '../../kit/shapes/public.ts'
import { useTexts } from '../../kit/language.ts'

/** The proof that the complaint was accepted. The code stands in the hash, which browsers do not send to servers. */
export function Receipt({ opened: { receipt, trackingCode }, onAnother }: { opened: OpenedComplaint; onAnother: () => void }) {
  const { t } = useTexts('report')
  useEffect(() => scrollTo(0, 0), [])
  const link = `/follow#${new URLSearchParams({ receipt, code: trackingCode })}`
  return (
    <div className="receipt" role="status">
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true"><circle cx="24" cy="24" r="22" /><path d="m15 25 6 6 12-13" /></svg>
      <h1>{t('done')}</h1>
      <p className="lead">{t('doneLead')}</p>
      <dl className="numbers">
        <div><dt>{t('receipt')}</dt><dd data-testid="receipt">{receipt}</dd></div>
        <div><dt>{t('code')}</dt><dd data-testid="code">{trackingCode}</dd></div>
      </dl>
      <CopyButton text={`${t('receipt')}: ${receipt}\n${t('code')}: ${trackingCode}\n${location.origin}${link}`} />
      <a className="button primary" href={link}>{t('followIt')}</a>
      <section className="promise">
        <h2>{t('promise')}</h2>
        <ol>{(['promiseContact', 'promisePlan', 'promiseRate'] as const).map((key) => <li key={key}>{t(key)}</li>)}</ol>
      </section>
      <button type="button" className="link" onClick={onAnother}>{t('another')}</button>
    </div>
  )
}

function CopyButton({ text }: { text: string }) {
  const { t } = useTexts('report')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await copyText(text)
    setCopied(true)
  }
  return <button type="button" className="button" onClick={() => void copy()}>{copied ? `✓ ${t('common:copied')}` : t('copyBoth')}</button>
}

/** The clipboard API exists on HTTPS only; inside a hospital's network a selected text area does the same. */
async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.body.appendChild(Object.assign(document.createElement('textarea'), { value: text }))
  area.select()
  document.execCommand('copy')
  area.remove()
}
