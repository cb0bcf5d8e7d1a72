/** The portal for phones and networks on which its scripts do not run: report, receipt, follow. And the short addresses that lead there. */
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { toString as qrCode } from 'qrcode'
import { followComplaint, followLink } from '../../complaints/follow.ts'
import type { Opened } from '../../complaints/open-complaint.ts'
import { Refusal } from '../../errors/errors.ts'
import { codePattern, countOpened, placeOfLink } from '../../portal/links.ts'
import { promisesFrom } from '../../portal/promises.ts'
import { loadHospital } from '../../people/store.ts'
import { asRefusal } from '../mount.ts'
import type { Context } from '../context.ts'
import { filingLimit, guessingLimit, perMinute } from '../limits.ts'
import { sameOrigin } from '../same-origin.ts'
import { receiveForm } from '../upload.ts'
import { followForm, progress } from './follow.ts'
import { sendPage } from './frame.ts'
import { html, type Html } from './html.ts'
import { mostFiles, promiseList, reportForm, type Faults, type Typed } from './report-form.ts'
import { faultsOf, sendReport, type ReceivedFile } from './send-report.ts'
import { languageOf, textsIn } from './words.ts'

const formFields = 16

export function plainPages({ config, clock, codes, publicUrl, zeebe, wakeDispatcher, log }: Context): Router {
  const router = Router()
  const own: RequestHandler = (req, _res, next) => {
    sameOrigin(req, publicUrl)
    next()
  }
  const decide = async (id: string, variables: Record<string, unknown>) => (await zeebe.evaluateDecision(id, variables)).output
  const promises = () => promisesFrom(clock.now(), decide)

  const form = async (req: Request, res: Response, status: number, typed: Typed, faults: Faults): Promise<void> => {
    const language = languageOf(req)
    const { departments } = await loadHospital()
    const content = reportForm({ language, departments: departments.filter(({ kind }) => kind !== 'office'), promises: await promises(), megabytes: config.uploadMegabytes, typed, faults })
    await sendPage(req, res, status, textsIn(language).report.title, content, typed['link'])
  }

  const receipt = async (req: Request, opened: Opened, anonymous: boolean): Promise<Html> => {
    const language = languageOf(req)
    const { report } = textsIn(language)
    const qr = await qrCode(followLink(opened.receipt, opened.trackingCode, publicUrl), { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
    return html`<div class="receipt"><h1>${report.done}</h1><p class="lead">${report.doneLead}</p>
<dl class="numbers"><div><dt>${report.receipt}</dt><dd>${opened.receipt}</dd></div><div><dt>${report.code}</dt><dd>${opened.trackingCode}</dd></div>
<div class="qr"><img alt="${report.qr}" width="160" height="160" src="data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}"></div></dl>
<form method="post" action="/follow/plain?lang=${language}"><input type="hidden" name="receipt" value="${opened.receipt}"><input type="hidden" name="code" value="${opened.trackingCode}"><button type="submit" class="primary">${report.followIt}</button></form>
${promiseList(await promises(), language, anonymous)}</div>`
  }

  router.get('/r/:code', perMinute(config.publicPerMinute), async (req, res) => {
    const code = String(req.params['code']).toUpperCase()
    if (!new RegExp(codePattern).test(code) || !await placeOfLink(code)) return res.redirect(302, '/report')
    await countOpened(code, clock.now())
    return res.redirect(302, `/report?link=${code}`)
  })

  router.get('/report/plain', async (req, res) => {
    const { link } = req.query
    const at = typeof link === 'string' ? await placeOfLink(link) : null
    await form(req, res, 200, at ? { link: link as string, department: at.department ?? '', place: at.place ?? '' } : {}, {})
  })

  router.post('/report/plain', filingLimit(config), own, receiveForm({ megabytes: config.uploadMegabytes, count: mostFiles, fields: formFields }), async (req, res) => {
    const language = languageOf(req)
    const typed = textOf(req.body)
    const { calendar: { timeZone } } = await loadHospital()
    const faults = faultsOf(typed, timeZone, language)
    if (faults) return await form(req, res, 400, typed, faults)
    try {
      const files = (req.files as ReceivedFile[] | undefined ?? []).filter(({ size }) => size > 0)
      const opened = await sendReport(typed, files, timeZone, { clock, codes, onAccepted: wakeDispatcher })
      return await sendPage(req, res, 201, textsIn(language).report.done, await receipt(req, opened, typed['anonymous'] === 'yes'))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'attachment.refused') return await form(req, res, 422, typed, { files: error.say(language) })
      throw error
    }
  })

  router.get('/follow/plain', (req, res) => sendPage(req, res, 200, textsIn(languageOf(req)).follow.title, followForm(languageOf(req), '')))

  router.post('/follow/plain', guessingLimit(config), own, express.urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
    const language = languageOf(req)
    const { follow } = textsIn(language)
    const { receipt: number = '', code = '' } = textOf(req.body)
    try {
      if (!/^[0-9]{4}-[0-9]{6,9}$/.test(number.trim())) throw new Refusal('complaint.unknown')
      await sendPage(req, res, 200, follow.title, progress(language, await followComplaint(number.trim(), code.trim(), codes, clock)))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'complaint.unknown') throw error
      await sendPage(req, res, 404, follow.title, followForm(language, number, follow.unknown))
    }
  })

  // A person reads it: no problem document, and nothing of what is inside.
  router.use(async (thrown: unknown, req: Request, res: Response, next: NextFunction) => {
    const refusal = asRefusal(thrown)
    if (refusal.status >= 500) log.error({ error: thrown, method: req.method, path: req.path }, refusal.code)
    if (res.headersSent) return next(thrown)
    if (refusal.extra.retryAfter) res.set('Retry-After', String(refusal.extra.retryAfter))
    const { common, report } = textsIn(languageOf(req))
    return await sendPage(req, res, refusal.status, common.failed, html`<h1>${common.failed}</h1><p class="notice bad" role="alert">${refusal.say(languageOf(req))}</p><p>${report.plainBack}</p>`)
  })
  return router
}

/** Only what was typed once, as text. */
function textOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'))
}
