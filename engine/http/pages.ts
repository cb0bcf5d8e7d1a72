/** The built pages: the portal for complainants, the desk for staff. */
import { fileURLToPath } from 'node:url'
import express, { Router } from 'express'

const built = fileURLToPath(new URL('../../admin-ui/dist', import.meta.url))

export function pages(): Router {
  const router = Router()
  const page = (name: string) => (_req: express.Request, res: express.Response) => { res.sendFile(`${name}/index.html`, { root: built, headers: { 'Cache-Control': 'no-cache' } }) }
  router.use('/assets', express.static(`${built}/assets`, { immutable: true, maxAge: '1y', fallthrough: true }))
  router.get(['/', '/report', '/follow'], page('portal'))
  router.get(['/desk', '/desk/{*path}'], page('desk'))
  return router
}
