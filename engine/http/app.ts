/** The web server: headers, pages, the API and its refusals. */
import express, { type Express } from 'express'
import helmet from 'helmet'
import { Refusal } from '../errors/errors.ts'
import type { Context } from './context.ts'
import { mount, problems } from './mount.ts'
import { openApi } from './openapi.ts'
import { pages } from './pages.ts'
import { plainPages } from './plain/plain-pages.ts'
import type { Route } from './route.ts'
import { actionRoutes } from './routes/actions.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { callRoutes } from './routes/calls.ts'
import { callbackRoutes } from './routes/callbacks.ts'
import { cityRoutes } from './routes/city.ts'
import { complaintRoutes } from './routes/complaints.ts'
import { connectorRoutes } from './routes/connectors.ts'
import { customerRoutes } from './routes/customers.ts'
import { emergencyRoutes } from './routes/emergencies.ts'
import { engineRoutes } from './routes/engine.ts'
import { followUpRoutes } from './routes/follow-ups.ts'
import { incomingMailRoutes } from './routes/incoming-mails.ts'
import { hospitalRoutes } from './routes/hospital.ts'
import { knowledgeRoutes } from './routes/knowledge.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { letterRoutes } from './routes/letters.ts'
import { migrationRoutes } from './routes/migrations.ts'
import { myWorkRoutes } from './routes/my-work.ts'
import { noteRoutes } from './routes/notes.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { overviewRoutes } from './routes/overviews.ts'
import { packRoutes } from './routes/packs.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { peopleRoutes } from './routes/people.ts'
import { portalRoutes } from './routes/portal.ts'
import { publicRoutes } from './routes/public.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { rehearsalRoutes } from './routes/rehearsal.ts'
import { reportRoutes } from './routes/reports.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/session.ts'
import { studioRoutes } from './routes/studio.ts'
import { studioDifferenceRoutes } from './routes/studio-difference.ts'
import { studioFormRoutes } from './routes/studio-forms.ts'
import { studioPackRoutes } from './routes/studio-packs.ts'
import { studioReleaseRoutes } from './routes/studio-releases.ts'
import { studioUpgradeRoutes } from './routes/studio-upgrades.ts'
import { surveyRoutes } from './routes/surveys.ts'
import { studioTableRoutes } from './routes/studio-tables.ts'
import { studioVocabularyRoutes } from './routes/studio-vocabulary.ts'
import { systemRoutes } from './routes/system.ts'
import { taskRoutes } from './routes/tasks.ts'
import { taskWorkRoutes } from './routes/task-work.ts'
import { templateRoutes } from './routes/templates.ts'
import { testingRoutes } from './routes/testing.ts'
import { watchRoutes } from './routes/watch.ts'

/** Every route of the server: what is not listed here does not exist. */
export const allRoutes = (context: Context): Route[] =>
  [publicRoutes, portalRoutes, sessionRoutes, ledgerRoutes, overviewRoutes, complaintRoutes, cityRoutes, actionRoutes, myWorkRoutes, taskRoutes, taskWorkRoutes, noteRoutes, engineRoutes, migrationRoutes, packRoutes, passwordRoutes, peopleRoutes, hospitalRoutes, calendarRoutes, callbackRoutes, callRoutes, emergencyRoutes, searchRoutes, notificationRoutes, letterRoutes, knowledgeRoutes, templateRoutes, receiptRoutes, incomingMailRoutes, surveyRoutes, reportRoutes, followUpRoutes, customerRoutes, rehearsalRoutes, studioFormRoutes, studioTableRoutes, studioVocabularyRoutes, systemRoutes, connectorRoutes, studioRoutes, studioDifferenceRoutes, studioReleaseRoutes, studioUpgradeRoutes, studioPackRoutes, watchRoutes, testingRoutes].flatMap((routes) => routes(context))

export function createApp(context: Context): Express {
  const { config, publicUrl, log } = context
  const routes = allRoutes(context)
  const description = openApi(routes, publicUrl)
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy.length > 0 ? config.trustProxy : false)
  app.use(securityHeaders(publicUrl))
  app.get('/api/openapi.json', (_req, res) => { res.json(description) })
  app.use('/api', (_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  app.use(mount(routes, { accounts: context.accounts, publicUrl, metricsToken: config.metricsToken, log }))
  app.use('/api', () => { throw new Refusal('route.unknown') })
  app.use(plainPages(context))
  app.use(pages())
  app.use(() => { throw new Refusal('route.unknown') })
  app.use(problems(log))
  return app
}

const securityHeaders = (publicUrl: string) => helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: publicUrl.startsWith('https:'),
})
