/** Server-sent events: pages hear that something changed and ask again for what they show. No content goes out here, only ids. */
import type { Response } from 'express'
import type { Logger } from 'pino'
import { decidesAccess, mayLook } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { Complaints } from '../complaints/complaint.ts'

export interface Change {
  complaintIds: string[]
  taskKeys: string[]
  instanceKeys: string[]
}

export interface LiveChanges {
  /** Opens a stream for somebody; it is cut as soon as `stillAllowed` says no. */
  open(actor: Actor, res: Response, stillAllowed: () => Promise<boolean>): void
  publish(change: Change): void
  notify(person: string): void
  /** A telephone rings. */
  ring(person: string): void
  close(): void
}

const heartbeat = 10_000
/** Many records make one event. */
const gatheredFor = 150

export function liveChanges(log: Logger): LiveChanges {
  const streams = new Map<Response, Actor>()
  let waiting: { complaintIds: Set<string>, tasks: boolean } | null = null

  const send = (res: Response, event: string, data: unknown): void => {
    res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const tell = (person: string, event: string): void => {
    for (const [res, { id }] of streams) if (id === person) send(res, event, {})
  }
  const flush = (): void => {
    const change = waiting
    waiting = null
    if (!change || streams.size === 0) return
    if (change.tasks) for (const res of streams.keys()) send(res, 'tasks', {})
    tellReaders([...change.complaintIds]).catch((error: unknown) => log.warn({ error }, 'pages could not be told of changed cases'))
  }
  const tellReaders = async (ids: string[]): Promise<void> => {
    if (ids.length === 0) return
    const cases = await Complaints.find({ _id: { $in: ids } }, decidesAccess).lean()
    for (const [res, actor] of streams) {
      for (const complaint of cases) if (mayLook(actor, 'find', complaint)) send(res, 'case', { complaintId: complaint._id })
    }
  }
  return {
    open(actor, res, stillAllowed) {
      res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
      send(res, 'hello', {})
      streams.set(res, actor)
      const beat = setInterval(() => {
        stillAllowed().then(
          (allowed) => { if (allowed) res.write(': still here\n\n'); else res.end() },
          () => res.end(),
        )
      }, heartbeat)
      res.on('close', () => {
        clearInterval(beat)
        streams.delete(res)
      })
    },
    publish({ complaintIds, taskKeys }) {
      if (!waiting) {
        waiting = { complaintIds: new Set(), tasks: false }
        setTimeout(flush, gatheredFor)
      }
      for (const id of complaintIds) waiting.complaintIds.add(id)
      waiting.tasks ||= taskKeys.length > 0
    },
    notify: (person) => tell(person, 'notification'),
    ring: (person) => tell(person, 'call'),
    close() {
      for (const res of streams.keys()) res.end()
    },
  }
}
