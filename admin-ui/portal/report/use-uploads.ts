import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefused } from '../../kit/http.ts'
import { randomKey } from '../../kit/random-key.ts'
import { upload, type Upload } from '../../kit/upload.ts'
import { useTexts } from '../../kit/language.ts'
import { forgetFile, keepFile, keptFile } from './kept-files.ts'

/** A file of a report. Its bytes are kept on this device under `key` until the server holds them under `id`. */
export interface ReportFile {
  key: string
  name: string
  type: string
  id: string | null
}

export type FileState = { state: 'uploading'; percent: number } | { state: 'waiting' } | { state: 'refused'; because: string }

export interface Uploads {
  states: Readonly<Record<string, FileState>>
  /** Something is not with the server yet. */
  pending: boolean
  /** No connection: it is tried again by itself. */
  waiting: boolean
  /** The server does not take one of them; the complainant has to decide. */
  refused: boolean
  /** A voice is being recorded: it is a file once it has ended. */
  recording: boolean
  setRecording: (running: boolean) => void
  /** Tries at once what waits for the connection. */
  again: () => void
  add: (files: readonly File[]) => void
  remove: (key: string) => void
  /** All of them were sent: this device keeps nothing of them. */
  clear: () => void
  retry: (key: string) => void
}

type Edit = (change: (files: ReportFile[]) => ReportFile[]) => void

export const mostFiles = 6
const tryAgainAfter = 15_000

/** Sends files one after the other while the complainant is still writing; what has no connection waits for it. @param megabytes the server's limit for one file, once it is known */
export function useUploads(files: readonly ReportFile[], edit: Edit, megabytes: number | undefined): Uploads {
  const { t } = useTexts('report')
  const [states, setStates] = useState<Record<string, FileState>>({})
  const [recording, setRecording] = useState(false)
  const running = useRef<{ key: string; upload?: Upload; removed?: true } | null>(null)
  const say = useCallback((key: string, state: FileState | null) =>
    setStates(({ [key]: _, ...others }) => (state === null ? others : { ...others, [key]: state })), [])

  const run = useCallback(async ({ key, name, type }: ReportFile) => {
    const mine: typeof running.current = { key }
    running.current = mine
    say(key, { state: 'uploading', percent: 0 })
    try {
      const bytes = await keptFile(key)
      if (bytes === null) return say(key, { state: 'refused', because: t('fileGone') })
      if (megabytes !== undefined && bytes.size > megabytes * 1024 * 1024) return say(key, { state: 'refused', because: t('tooLarge', { megabytes }) })
      mine.upload = upload(new File([bytes], name, { type }), (percent) => say(key, { state: 'uploading', percent }))
      const id = await mine.upload.done
      edit((list) => list.map((file) => (file.key === key ? { ...file, id } : file)))
      say(key, null)
    } catch (error) {
      say(key, mine.removed ? null : isRefused(error) ? { state: 'refused', because: error.message } : { state: 'waiting' })
    } finally {
      running.current = null
    }
  }, [say, edit, megabytes, t])

  const isUploading = Object.values(states).some(({ state }) => state === 'uploading')
  const next = files.find(({ key, id }) => id === null && states[key] === undefined)
  useEffect(() => {
    if (!isUploading && next && running.current === null) void run(next)
  }, [isUploading, next, run])

  // Of files that were dropped with their draft nothing is to be said any more.
  const isSomeFile = (wanted: FileState['state']): boolean => files.some(({ key }) => states[key]?.state === wanted)
  const waiting = isSomeFile('waiting')
  const again = useCallback(() => setStates((before) => Object.fromEntries(Object.entries(before).filter(([, { state }]) => state !== 'waiting'))), [])
  useEffect(() => {
    if (!waiting) return
    addEventListener('online', again)
    const timer = setInterval(again, tryAgainAfter)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [waiting, again])

  const add = (picked: readonly File[]) => {
    for (const file of picked.slice(0, mostFiles - files.length)) {
      const key = randomKey()
      void keepFile(key, file).then(() => edit((list) => [...list, { key, name: file.name, type: file.type.split(';')[0]!, id: null }]))
    }
  }
  const remove = (key: string) => {
    if (running.current?.key === key) {
      running.current.removed = true
      running.current.upload?.stop()
    }
    edit((list) => list.filter((file) => file.key !== key))
    say(key, null)
    void forgetFile(key)
  }
  return {
    states, waiting, recording, setRecording, again, add, remove, clear: () => files.forEach(({ key }) => remove(key)), retry: (key) => say(key, null),
    pending: recording || files.some(({ id }) => id === null),
    refused: isSomeFile('refused'),
  }
}
