import type { Response } from 'express'
import { embeddingSites } from '../portal/embedding.ts'

const alone = "frame-ancestors 'self'"

/** The page may stand in a page of the sites that an administrator has listed. */
export async function framable(res: Response): Promise<void> {
  const sites = await embeddingSites()
  res.removeHeader('X-Frame-Options')
  res.set('Content-Security-Policy', String(res.getHeader('Content-Security-Policy')).replace(alone, [alone, ...sites].join(' ')))
}
