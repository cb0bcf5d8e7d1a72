import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import type { Request, Response } from 'express'
import type { Attachment } from '../complaints/complaint.ts'

/** Sends an attachment as a download that no browser takes for a page. Players may ask for a range. */
export async function sendFile({ id, name, type, size }: Attachment, open: (id: string, range?: { start: number, end: number }) => Readable, req: Request, res: Response): Promise<void> {
  res.attachment(name)
  res.set({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, no-store', 'Content-Security-Policy': "sandbox; default-src 'none'" })
  const range = req.range(size)
  const part = Array.isArray(range) && range.type === 'bytes' && range.length === 1 ? range[0] : undefined
  if (part) res.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  res.set('Content-Length', String(part ? part.end - part.start + 1 : size))
  await pipeline(open(id, part), res)
}
