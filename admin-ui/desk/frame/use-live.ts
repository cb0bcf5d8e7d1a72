import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

const gather = 400
const reopenAfter = 5_000

/**
 * Keeps the desk true while others work: the engine says over server-sent events what has changed, and what is shown of it is
 * fetched again. Bursts are gathered for 0.4 s. The answer says whether the stream stands.
 */
export function useLive(): boolean {
  const queries = useQueryClient()
  const [live, setLive] = useState(true)
  useEffect(() => {
    const changed = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      for (const key of changed) void queries.invalidateQueries({ queryKey: JSON.parse(key) as string[] })
      changed.clear()
    }
    const mark = (...keys: string[][]) => {
      for (const key of keys) changed.add(JSON.stringify(key))
      timer ??= setTimeout(flush, gather)
    }
    let stream: EventSource
    let again: ReturnType<typeof setTimeout> | undefined
    let broken = false
    const open = () => {
      stream = new EventSource('/api/events')
      stream.onopen = () => {
        setLive(true)
        if (broken) mark(['tasks'], ['complaints'], ['notifications'])
        broken = false
      }
      stream.onerror = () => {
        broken = true
        setLive(false)
        // The browser tries again by itself unless it was answered with a refusal, as while the server starts.
        if (stream.readyState === EventSource.CLOSED) again = setTimeout(open, reopenAfter)
      }
      stream.addEventListener('tasks', () => mark(['tasks']))
      stream.addEventListener('notification', () => mark(['notifications']))
      stream.addEventListener('call', () => mark(['calls']))
      stream.addEventListener('case', ({ data }: MessageEvent<string>) => {
        const { complaintId } = JSON.parse(data) as { complaintId: string }
        mark(['complaints', complaintId], ['complaints', 'list'])
      })
    }
    open()
    return () => {
      clearTimeout(timer)
      clearTimeout(again)
      stream.close()
    }
  }, [queries])
  return live
}
