import { createBrowserRouter, Navigate } from 'react-router'
import { Fault } from '../desk/frame/fault.tsx'
import { SignedIn } from '../desk/frame/signed-in.tsx'
import { OtherPage } from '../desk/parts/other-page.tsx'
import { Frame } from './frame/frame.tsx'

/** The studio's rooms, each fetched when it is first entered: what is edited gets a folder, a list and an address of its own. */
const room = (load: () => Promise<{ default: () => React.ReactNode }>) => async () => ({ Component: (await load()).default })

export const router = createBrowserRouter([
  {
    path: '/studio',
    element: <SignedIn><Frame /></SignedIn>,
    HydrateFallback: () => null,
    ErrorBoundary: Fault,
    children: [{
      ErrorBoundary: Fault,
      children: [
        { index: true, lazy: room(() => import('./home/home-page.tsx')) },
        { path: 'diagrams', lazy: room(() => import('./diagrams/diagrams-page.tsx')) },
        { path: 'diagrams/:id', lazy: room(() => import('./diagrams/diagram-page.tsx')) },
        { path: 'diagrams/process/:id', lazy: room(() => import('./diagrams/old-address.tsx')) },
        { path: 'forms', lazy: room(() => import('./forms/forms-page.tsx')) },
        { path: 'forms/:id', lazy: room(() => import('./forms/form-page.tsx')) },
        { path: 'templates', lazy: room(() => import('./templates/templates-page.tsx')) },
        { path: 'templates/:area/:name', lazy: room(() => import('./templates/template-page.tsx')) },
        { path: 'tables', lazy: room(() => import('./tables/tables-page.tsx')) },
        { path: 'tables/:stem', lazy: room(() => import('./tables/table-page.tsx')) },
        { path: 'settings/clocks/:stem?', lazy: room(() => import('./tables/clocks/clocks-page.tsx')) },
        { path: 'watch', lazy: room(() => import('./watch/watch-page.tsx')) },
        { path: 'watch/:id', lazy: room(() => import('./watch/process-page.tsx')) },
        { path: 'cases', lazy: room(() => import('./cases/find-page.tsx')) },
        { path: 'cases/batches', lazy: room(() => import('./cases/batches-page.tsx')) },
        { path: 'cases/batches/:id', lazy: room(() => import('./cases/batch-page.tsx')) },
        { path: 'cases/:key', lazy: room(() => import('./cases/case-page.tsx')) },
        { path: 'health', lazy: room(() => import('./watch/health-page.tsx')) },
        { path: 'migrations', lazy: room(() => import('./migrations/migrations-page.tsx')) },
        { path: 'migrations/new', lazy: room(() => import('./migrations/plan-page.tsx')) },
        { path: 'migrations/:id', lazy: room(() => import('./migrations/report-page.tsx')) },
        { path: 'rehearsal', lazy: room(() => import('./rehearsal/rehearsal-page.tsx')) },
        { path: 'changes', lazy: room(() => import('./changes/changes-page.tsx')) },
        { path: 'releases', lazy: room(() => import('./releases/releases-page.tsx')) },
        { path: 'releases/:number', lazy: room(() => import('./releases/release-page.tsx')) },
        { path: 'upgrades', lazy: room(() => import('./upgrades/upgrade-page.tsx')) },
        { path: 'packs', lazy: room(() => import('./packs/packs-page.tsx')) },
        { path: 'compare', lazy: room(() => import('./compare/compare-page.tsx')) },
        { path: 'settings/:what?', lazy: room(() => import('./settings/settings-page.tsx')) },
        { path: '*', element: <Navigate to="/studio" replace /> },
      ],
    }],
  },
  { path: '*', element: <OtherPage /> },
])
