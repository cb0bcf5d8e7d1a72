import { useTexts } from '../../kit/language.ts'
import { Preview } from './preview.tsx'
import { mostFiles, type FileState, type ReportFile, type Uploads } from './use-uploads.ts'
import { Voice } from './voice.tsx'

interface AttachmentsProps {
  files: readonly ReportFile[]
  uploads: Uploads
  /** The server's limit for one file; unknown before it has answered. */
  megabytes: number | undefined
}

/** Voice, photos and other files: what is there already can be played and taken away, what is on its way shows how far it is. */
export function Attachments({ files, uploads, megabytes }: AttachmentsProps) {
  const { t } = useTexts('report')
  const room = files.length < mostFiles
  return (
    <div className="field" role="group" aria-label={t('attachments')}>
      <span className="label">{t('attachments')}<span className="optional">{t('common:optional')}</span></span>
      <ul className="files">
        {files.map((file) => (
          <li key={file.key}>
            <Preview file={file} />
            <span className="name">{file.name}</span>
            <State file={file} state={uploads.states[file.key]} onRetry={() => uploads.retry(file.key)} />
            <button type="button" className="remove" aria-label={`${t('common:remove')}: ${file.name}`} onClick={() => uploads.remove(file.key)}>×</button>
          </li>
        ))}
      </ul>
      {room && (
        <div className="attach-ways">
          <Voice no={files.filter(({ type }) => type.startsWith('audio/')).length + 1} onRunning={uploads.setRecording} onDone={(file) => uploads.add([file])} />
          <Picker className="camera" label={t('photo')} accept="image/*" camera onPick={uploads.add} />
          <Picker label={t('attach')} accept="image/*,audio/*,video/*,application/pdf" onPick={uploads.add} />
        </div>
      )}
      {megabytes !== undefined && <p className="hint">{t('attachHint', { limit: mostFiles, megabytes })}</p>}
    </div>
  )
}

function State({ file, state, onRetry }: { file: ReportFile; state: FileState | undefined; onRetry: () => void }) {
  const { t } = useTexts('report')
  if (file.id !== null) return <span className="ok">✓ {t('uploaded')}</span>
  if (state?.state === 'refused') return <span className="error" role="alert">{t('uploadFailed', { reason: state.because })} <button type="button" className="link" onClick={onRetry}>{t('common:retry')}</button></span>
  if (state?.state === 'uploading') return <progress max={100} value={state.percent} aria-label={t('uploading', { percent: state.percent })} />
  return <span className="hint">{t('fileWaits')}</span>
}

function Picker({ label, accept, camera = false, className = '', onPick }: { label: string; accept: string; camera?: boolean; className?: string; onPick: (files: File[]) => void }) {
  return (
    <label className={`attach ${className}`}>
      <input
        type="file"
        multiple={!camera}
        accept={accept}
        {...(camera && { capture: 'environment' as const })}
        onChange={({ currentTarget }) => {
          onPick(Array.from(currentTarget.files ?? []))
          currentTarget.value = ''
        }}
      />
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">{camera ? <path d="M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 .01 0" /> : <path d="M12 5v14M5 12h14" />}</svg>
      {label}
    </label>
  )
}
