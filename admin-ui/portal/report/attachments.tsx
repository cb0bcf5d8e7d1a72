import { useEffect, useRef, useState } from 'react'
import { upload, type Upload } from '../../kit/upload.ts'
import { Problem } from '../../kit/http.ts'
import type { Attached } from './draft.ts'
import { useTexts } from '../../kit/language.ts'

const limit = 6
const accepted = 'image/*,audio/*,video/*'

interface Running {
  file: File
  percent: number
  failed?: string
}

interface AttachmentsProps {
  attached: Attached[]
  onAdd: (file: Attached) => void
  onRemove: (id: string) => void
  onBusy: (busy: boolean) => void
}

/** Files go to the server while the complainant is still writing; the draft keeps only their ids. */
export function Attachments({ attached, onAdd, onRemove, onBusy }: AttachmentsProps) {
  const { t } = useTexts('report')
  const [running, setRunning] = useState<Running[]>([])
  const uploads = useRef(new Map<File, Upload>())
  const busy = running.some(({ failed }) => failed === undefined)
  useEffect(() => onBusy(busy), [busy, onBusy])

  const patch = (file: File, part: Partial<Running>) =>
    setRunning((list) => list.map((one) => (one.file === file ? { ...one, ...part } : one)))
  const drop = (file: File) => {
    uploads.current.get(file)?.stop()
    uploads.current.delete(file)
    setRunning((list) => list.filter((one) => one.file !== file))
  }
  const start = async (file: File) => {
    setRunning((list) => [...list.filter((one) => one.file !== file), { file, percent: 0 }])
    const sending = upload(file, (percent) => patch(file, { percent }))
    uploads.current.set(file, sending)
    try {
      onAdd({ id: await sending.done, name: file.name, type: file.type })
      drop(file)
    } catch (error) {
      patch(file, { failed: error instanceof Problem ? error.message : t('common:noConnection') })
    }
  }

  const room = limit - attached.length - running.length
  return (
    <div className="field">
      <span className="label">{t('attachments')}<span className="optional">{t('common:optional')}</span></span>
      <ul className="files">
        {attached.map((file) => (
          <li key={file.id}>
            <span className="name">{file.name}</span>
            <span className="ok">{t('uploaded')}</span>
            <RemoveButton name={file.name} onClick={() => onRemove(file.id)} />
          </li>
        ))}
        {running.map(({ file, percent, failed }) => (
          <li key={`${file.name}-${file.lastModified}`}>
            <span className="name">{file.name}</span>
            {failed === undefined
              ? <progress max={100} value={percent} aria-label={t('uploading', { percent })} />
              : <span className="error">{t('uploadFailed', { reason: failed })} <button type="button" className="link" onClick={() => void start(file)}>{t('common:retry')}</button></span>}
            <RemoveButton name={file.name} onClick={() => drop(file)} />
          </li>
        ))}
      </ul>
      {room > 0 && (
        <label className="attach">
          <input
            type="file"
            multiple
            accept={accepted}
            onChange={({ currentTarget }) => {
              for (const file of Array.from(currentTarget.files ?? []).slice(0, room)) void start(file)
              currentTarget.value = ''
            }}
          />
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M4 8h3l2-3h6l2 3h3v11H4zM12 10v6M9 13h6" /></svg>
          {t('attach')}
        </label>
      )}
      <p className="hint">{t('attachHint', { limit })}</p>
    </div>
  )
}

function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTexts('common')
  return <button type="button" className="remove" aria-label={`${t('remove')}: ${name}`} onClick={onClick}>×</button>
}
