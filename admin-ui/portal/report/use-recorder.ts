import { useCallback, useEffect, useRef, useState } from 'react'

/** `none`: no microphone; `busy`: another app holds it; `failed`: this browser cannot. */
export type RecordingProblem = 'denied' | 'none' | 'busy' | 'failed'

export type Recording = { phase: 'idle' } | { phase: 'asking' } | { phase: 'running'; seconds: number } | { phase: 'problem'; because: RecordingProblem }

/** Seconds. */
export const longest = 300

/** Opus where it exists, Safari's own otherwise; speech needs no more than 32 kbit a second. */
const kinds = [['audio/webm;codecs=opus', 'webm'], ['audio/mp4', 'm4a'], ['audio/ogg;codecs=opus', 'ogg']] as const
const bitsPerSecond = 32_000

/** Missing where a page is not served over TLS, and in old web views: a file is recorded and picked there instead. */
export const canRecord = typeof MediaRecorder === 'function' && navigator.mediaDevices?.getUserMedia !== undefined

/** One recording at a time. `onDone` gets it as a file without a name. */
export function useRecorder(onDone: (bytes: Blob, ending: string) => void) {
  const [recording, setRecording] = useState<Recording>({ phase: 'idle' })
  const recorder = useRef<MediaRecorder | null>(null)
  const left = useRef(false)
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })

  const start = async () => {
    setRecording({ phase: 'asking' })
    let stream: MediaStream | undefined
    const silence = () => stream?.getTracks().forEach((track) => track.stop())
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (left.current) return silence()
      const [mimeType, ending] = kinds.find(([kind]) => MediaRecorder.isTypeSupported(kind)) ?? ['', 'webm']
      const made = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: bitsPerSecond })
      const parts: Blob[] = []
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        silence()
        setRecording({ phase: 'idle' })
        const bytes = new Blob(parts, { type: made.mimeType.split(';')[0] ?? '' })
        if (recorder.current === made && bytes.size > 0) done.current(bytes, ending)
        recorder.current = null
      }
      made.start(1000)
      recorder.current = made
      setRecording({ phase: 'running', seconds: 0 })
    } catch (error) {
      silence()
      setRecording({ phase: 'problem', because: problemOf(error) })
    }
  }
  const stop = useCallback(() => recorder.current?.stop(), [])
  const discard = useCallback(() => {
    const made = recorder.current
    recorder.current = null
    made?.stop()
  }, [])

  const running = recording.phase === 'running'
  useEffect(() => {
    if (!running) return
    const from = Date.now()
    const timer = setInterval(() => {
      const seconds = Math.floor((Date.now() - from) / 1000)
      if (seconds >= longest) stop()
      else setRecording({ phase: 'running', seconds })
    }, 500)
    return () => clearInterval(timer)
  }, [running, stop])
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      discard()
    }
  }, [discard])

  return { recording, start, stop, discard }
}

function problemOf(error: unknown): RecordingProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed'
}

/** `1:05` */
export const clockTime = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
