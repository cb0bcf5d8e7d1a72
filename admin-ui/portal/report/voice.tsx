import { useEffect } from 'react'
import { useTexts } from '../../kit/language.ts'
import { canRecord, clockTime, longest, useRecorder } from './use-recorder.ts'

interface VoiceProps {
  no: number
  onRunning: (running: boolean) => void
  onDone: (file: File) => void
}

/** A voice, recorded in the page. The button that starts it ends it, so that a thumb or the keyboard need not look for another. */
export function Voice({ no, onRunning, onDone }: VoiceProps) {
  const { t } = useTexts('report')
  const { recording, start, stop, discard } = useRecorder((bytes, ending) => onDone(new File([bytes], `${t('recordingName', { no })}.${ending}`, { type: bytes.type })))
  const { phase } = recording
  const running = phase === 'running'
  useEffect(() => {
    onRunning(running)
    return () => onRunning(false)
  }, [running, onRunning])
  if (!canRecord) return null
  return (
    <div className="voice">
      <button type="button" className="voice-button" data-running={running ? '' : undefined} disabled={phase === 'asking'} onClick={() => (running ? stop() : void start())}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">{running ? <path d="M7 7h10v10H7z" /> : <path d="M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4" />}</svg>
        {t(running ? 'recordStop' : 'record')}
      </button>
      {phase === 'running' && (
        <>
          <span className="voice-time" role="timer" aria-label={t('recordRunning', { time: clockTime(recording.seconds), limit: clockTime(longest) })}>{clockTime(recording.seconds)} / {clockTime(longest)}</span>
          <button type="button" className="link" onClick={discard}>{t('recordDiscard')}</button>
        </>
      )}
      {phase === 'asking' && <span className="hint" role="status">{t('recordAsking')}</span>}
      {phase === 'problem' && <p className="error" role="alert">{t(problems[recording.because])}</p>}
    </div>
  )
}

const problems = { denied: 'recordDenied', none: 'recordNone', busy: 'recordBusy', failed: 'recordFailed' } as const
