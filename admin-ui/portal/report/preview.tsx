import { useEffect, useState } from 'react'
import { keptFile } from './kept-files.ts'
import type { ReportFile } from './use-uploads.ts'

/** The file as this device has it: a picture small, sound and video to play. Nothing for other kinds, and for what the device has not kept. */
export function Preview({ file: { key, type, name } }: { file: ReportFile }) {
  const [url, setUrl] = useState<string>()
  const kind = type.split('/')[0]
  const shown = kind === 'image' || kind === 'audio' || kind === 'video'
  useEffect(() => {
    if (!shown) return
    let made: string | undefined
    let left = false
    void keptFile(key).then((bytes) => {
      if (bytes === null || left) return
      made = URL.createObjectURL(bytes)
      setUrl(made)
    })
    return () => {
      left = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [key, shown])
  if (url === undefined) return null
  if (kind === 'image') return <img className="thumb" src={url} alt="" />
  if (kind === 'audio') return <audio className="player" controls src={url} aria-label={name} />
  return <video className="thumb" controls playsInline src={url} aria-label={name} />
}
