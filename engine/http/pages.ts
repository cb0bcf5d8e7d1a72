/** The built pages: the portal for complainants, the desk for staff, the studio for administrators. */
import { fileURLToPath } from 'node:url'
import { Router, type Request, type Response } from 'express'
import compressed from 'express-static-gzip'

const built = fileURLToPath(new URL('../../admin-ui/dist', import.meta.url))

export function pages(): Router {
  const router = Router()
  const page = (name: string) => (_req: Request, res: Response) => { res.sendFile(`${name}/index.html`, { root: built, headers: { 'Cache-Control': 'no-cache' } }) }
  // The build lays a .br and a .gz beside every asset.
  router.use('/assets', compressed(`${built}/assets`, { enableBrotli: true, orderPreference: ['br'], index: false, serveStatic: { immutable: true, maxAge: '1y' } }))
  router.get(['/', '/report', '/follow', '/survey', '/results'], page('portal'))
  router.get(['/desk', '/desk/{*path}'], page('desk'))
  router.get(['/studio', '/studio/{*path}'], page('studio'))
  return router
}
