import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startLanguage } from '../kit/language.ts'
import { followHeight } from './embedded.ts'
import { Frame } from './frame.tsx'
import './portal.css'

const ReportPage = lazy(() => import('./report/report-page.tsx'))
const FollowPage = lazy(() => import('./follow/follow-page.tsx'))
const ResultsPage = lazy(() => import('./results/results-page.tsx'))
const SurveyPage = lazy(() => import('./survey/survey-page.tsx'))

const pages = { report: ReportPage, follow: FollowPage, survey: SurveyPage, results: ResultsPage }
const page = (['follow', 'survey', 'results'] as const).find((name) => location.pathname === `/${name}`) ?? 'report'
const Page = pages[page]

await startLanguage(async (language) => {
  const [common, portal] = await (language === 'zh'
    ? Promise.all([import('../kit/texts/zh/common.ts'), import('../kit/texts/zh/portal.ts')])
    : Promise.all([import('../kit/texts/en/common.ts'), import('../kit/texts/en/portal.ts')]))
  return { ...common, ...portal }
})

followHeight()

createRoot(document.querySelector('#page')!).render(
  <StrictMode>
    <Frame page={page}>
      <Suspense fallback={<div className="wait" />}><Page /></Suspense>
    </Frame>
  </StrictMode>,
)
