import { useRef, useState, type FormEvent } from 'react'
import { Field } from '../field.tsx'
import { Attachments } from '../report/attachments.tsx'
import { useUploads, type ReportFile } from '../report/use-uploads.ts'
import { usePortalFacts } from '../use-portal-facts.ts'
import { call, isKeyReused, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'
import type { Keys } from './follow-page.tsx'

interface AddMoreProps {
  keys: Keys
  /** The office then considers whether it is taken up again. */
  closed: boolean
  onAdded: () => Promise<void>
}

/** Something came to mind, or to light: also after the answer. */
export function AddMore({ keys: { receipt, code }, closed, onAdded }: AddMoreProps) {
  const { t } = useTexts('follow')
  const [text, setText] = useState('')
  const [files, setFiles] = useState<ReportFile[]>([])
  const megabytes = usePortalFacts()?.megabytes
  const uploads = useUploads(files, setFiles, megabytes)
  const [busy, setBusy] = useState(false)
  const [notice, setNotice] = useState<string>()
  const [added, setAdded] = useState(false)
  // The same sending again must not add it twice; the next addition, or what was changed after an answer that was lost, is another one.
  const key = useRef(randomKey())

  const add = async (json: object): Promise<void> => {
    try {
      await call(`/api/public/complaints/${encodeURIComponent(receipt)}/facts`, { json, headers: { 'idempotency-key': key.current } })
    } catch (error) {
      if (!isKeyReused(error)) throw error
      key.current = randomKey()
      return await add(json)
    }
    key.current = randomKey()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return setNotice(t('moreEmpty'))
    const json = { code, text: text.trim(), ...(files.length === 0 ? {} : { attachments: files.map(({ id }) => id) }) }
    setBusy(true)
    try {
      await add(json)
      setText('')
      uploads.clear()
      setNotice(undefined)
      setAdded(true)
      await onAdded()
    } catch (error) {
      setNotice(error instanceof Problem ? error.message : t('common:noConnection'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <section>
      <details className="fold" open={added}>
        <summary>{closed ? t('moreClosed') : t('more')}</summary>
        {added && <p role="status" className="notice good">{closed ? t('moreThanksClosed') : t('moreThanks')}</p>}
        <form onSubmit={(event) => void submit(event)}>
          <p className="hint">{closed ? t('moreClosedHint') : t('moreHint')}</p>
          <Field label={t('moreText')}>
            {(control) => <textarea {...control} name="facts" rows={4} value={text} onChange={({ target }) => setText(target.value)} />}
          </Field>
          <Attachments files={files} uploads={uploads} megabytes={megabytes} />
          {notice && <p role="alert" className="notice bad">{notice}</p>}
          <button type="submit" className="primary" disabled={busy || uploads.pending}>{t('moreSend')}</button>
        </form>
      </details>
    </section>
  )
}
