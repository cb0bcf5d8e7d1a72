/** The built pages: the portal for complainants, the desk for staff, the studio for administrators. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Router, type Request, type Response } from 'express'
import compressed from 'express-static-gzip'
import { framable } from './framable.ts'

const built = fileURLToPath(new URL('../../admin-ui/dist', import.meta.url))

const send = (res: Response, file: string): void => { res.sendFile(file, { root: built, headers: { 'Cache-Control': 'no-cache' } }) }

/** What the build made of the portal's page. */
export const builtPortal = (): Promise<string> => readFile(`${built}/portal/index.html`, 'utf8')

export function pages(): Router {
  const router = Router()
  const page = (name: string) => (_req: Request, res: Response) => send(res, `${name}/index.html`)
  // The build lays a .br and a .gz beside every asset.
  router.use('/assets', compressed(`${built}/assets`, { enableBrotli: true, orderPreference: ['br'], index: false, serveStatic: { immutable: true, maxAge: '1y' } }))
  router.get('/portal-offline.js', (_req, res) => send(res, 'portal-offline.js'))
  router.get(['/', '/report', '/follow', '/survey', '/results'], portal)
  router.get(['/desk', '/desk/{*path}'], page('desk'))
  router.get(['/studio', '/studio/{*path}'], page('studio'))
  return router
}

/** Where there are no scripts, the page leads to the one that needs none: of the same kind, from the same short address. */
async function portal(req: Request, res: Response): Promise<void> {
  const { link } = req.query
  const plain = req.path === '/follow' ? '/follow/plain' : typeof link === 'string' && /^\w{1,20}$/.test(link) ? `/report/plain?link=${link}` : '/report/plain'
  const page = await builtPortal()
  await framable(res)
  res.type('html').set('Cache-Control', 'no-cache').send(page.replaceAll('/report/plain', plain))
}
