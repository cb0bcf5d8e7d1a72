import { useEffect, useState } from 'react'
import { query } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { toTop } from '../embedded.ts'
import { Promises } from '../promises.tsx'
import { receiptPicture } from './receipt-picture.ts'
import type { Accepted } from './use-sending.ts'

interface ReceiptProps {
  accepted: Accepted
  onAnother: () => void
}

/** The proof that the complaint was accepted. The code stands in the hash, which browsers do not send to servers. */
export function Receipt({ accepted: { receipt, trackingCode, anonymous, promises }, onAnother }: ReceiptProps) {
  const { t } = useTexts('report')
  useEffect(toTop, [])
  const link = `/follow#${new URLSearchParams({ receipt, code: trackingCode })}`
  const qr = `/api/public/complaints/${receipt}/qr${query({ code: trackingCode })}`
  return (
    <div className="receipt">
      <svg viewBox="0 0 48 48" width="56" height="56" aria-hidden="true"><circle cx="24" cy="24" r="22" /><path d="m15 25 6 6 12-13" /></svg>
      <div role="status">
        <h1>{t('done')}</h1>
        <p className="lead">{t('doneLead')}</p>
      </div>
      <dl className="numbers">
        <div><dt>{t('receipt')}</dt><dd data-testid="receipt">{receipt}</dd></div>
        <div><dt>{t('code')}</dt><dd data-testid="code">{trackingCode}</dd></div>
        <div className="qr"><img src={qr} alt={t('qr')} width={160} height={160} /><p className="hint">{t('qrHint')}</p></div>
      </dl>
      <a className="button primary" href={link}>{t('followIt')}</a>
      <div className="pair receipt-ways">
        <CopyButton text={`${t('receipt')}: ${receipt}\n${t('code')}: ${trackingCode}\n${location.origin}${link}`} />
        <SavePicture receipt={receipt} code={trackingCode} qr={qr} />
        <button type="button" className="button" onClick={() => print()}>{t('print')}</button>
      </div>
      <Promises promises={promises} anonymous={anonymous} />
      <button type="button" className="link" onClick={onAnother}>{t('another')}</button>
    </div>
  )
}

/** A picture for the album. Web views that cannot save a file show it, to be pressed long. */
function SavePicture({ receipt, code, qr }: { receipt: string; code: string; qr: string }) {
  const { t } = useTexts('report')
  const [picture, setPicture] = useState<string | null>()
  const save = async () => {
    const name = t('pictureName', { receipt })
    // The QR code comes from the server.
    const url = await receiptPicture([t('common:hospital'), t('done')], [[t('receipt'), receipt], [t('code'), code]], qr).catch(() => null)
    setPicture(url)
    if (url !== null && !/MicroMessenger/i.test(navigator.userAgent)) Object.assign(document.createElement('a'), { href: url, download: `${name}.png` }).click()
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void save()}>{t('savePicture')}</button>
      {picture === null && <p role="alert" className="saved-picture error">{t('common:noConnection')}</p>}
      {picture && <p className="saved-picture"><img src={picture} alt={t('pictureName', { receipt })} /><span className="hint">{t('pressLong')}</span></p>}
    </>
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

/** The clipboard API exists on HTTPS only, and not in every frame; a selected text area does the same. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.body.appendChild(Object.assign(document.createElement('textarea'), { value: text }))
    area.select()
    document.execCommand('copy')
    area.remove()
  }
}
