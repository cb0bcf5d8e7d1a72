/** What stands around a page that is written on the server. It has no script, and looks like the portal's other pages. */
import type { Request, Response } from 'express'
import { framable } from '../framable.ts'
import { builtPortal } from '../pages.ts'
import { html, type Html } from './html.ts'
import { languageOf, textsIn } from './words.ts'

/** @param title of the page; @param link code of the short address by which somebody came */
export async function sendPage(req: Request, res: Response, status: number, title: string, content: Html, link?: string): Promise<void> {
  const language = languageOf(req)
  const { common, portal } = textsIn(language)
  const other = language === 'zh' ? 'en' : 'zh'
  const sheet = await stylesheet()
  const from = link === undefined ? '' : `&link=${link}`
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>${title} · ${common.hospital}</title>${sheet && html`<link rel="stylesheet" href="${sheet}">`}</head>
<body><div id="page">
<header class="bar"><nav><a href="/report/plain?lang=${language}">${portal.report}</a><a href="/follow/plain?lang=${language}">${portal.follow}</a></nav><a class="quiet" lang="${other}" href="${req.path}?lang=${other}${from}">${common.otherLanguage}</a></header>
<main>${content}</main>
<footer>${portal.foot}</footer>
</div></body></html>`
  await framable(res)
  // Without a referrer a browser says of its own form that it comes from nowhere.
  res.status(status).type('html').set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' }).send(page.text)
}

/** The built portal's; none where the pages were not built. */
async function stylesheet(): Promise<string | undefined> {
  const built = await builtPortal().catch(() => '')
  return /href="(\/assets\/[^"]+\.css)"/.exec(built)?.[1]
}
