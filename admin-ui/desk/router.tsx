import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { Fault } from './frame/fault.tsx'
import { Frame } from './frame/frame.tsx'
import { SignedIn } from './frame/signed-in.tsx'
import { Moved } from './parts/moved.tsx'
import { OtherPage } from './parts/other-page.tsx'

/** Each page is fetched when it is first opened. */
const page = (load: () => Promise<{ default: () => React.ReactNode }>) => async () => ({ Component: (await load()).default })

const pages: RouteObject[] = [
  { index: true, element: <Navigate to="tasks" replace /> },
  { path: 'tasks', lazy: page(() => import('./tasks/tasks-page.tsx')) },
  { path: 'tasks/:key', lazy: page(() => import('./tasks/task-page.tsx')) },
  { path: 'callbacks', lazy: page(() => import('./callbacks/callbacks-page.tsx')) },
  { path: 'city', lazy: page(() => import('./city/city-page.tsx')) },
  { path: 'complaints', lazy: page(() => import('./ledger/ledger-page.tsx')) },
  { path: 'complaints/new', lazy: page(() => import('./complaints/new-page.tsx')) },
  { path: 'complaints/:id/window', lazy: page(() => import('./window/window-page.tsx')) },
  { path: 'complaints/:id', lazy: page(() => import('./complaints/case-page.tsx')) },
  { path: 'hotline', lazy: page(() => import('./hotline/hotline-page.tsx')) },
  { path: 'hotline/shift', lazy: page(() => import('./hotline/shift-page.tsx')) },
  { path: 'customers', lazy: page(() => import('./customers/customers-page.tsx')) },
  { path: 'customers/:id', lazy: page(() => import('./customers/customer-page.tsx')) },
  { path: 'knowledge', lazy: page(() => import('./knowledge/knowledge-page.tsx')) },
  { path: 'knowledge/new', lazy: page(() => import('./knowledge/new-article-page.tsx')) },
  { path: 'knowledge/:id', lazy: page(() => import('./knowledge/article-page.tsx')) },
  { path: 'mail', lazy: page(() => import('./mail/mail-page.tsx')) },
  { path: 'portal', lazy: page(() => import('./portal/portal-page.tsx')) },
  { path: 'emergencies', lazy: page(() => import('./emergencies/emergencies-page.tsx')) },
  { path: 'emergencies/:id', lazy: page(() => import('./emergencies/room-page.tsx')) },
  { path: 'overdue', lazy: page(() => import('./overdue/overdue-page.tsx')) },
  { path: 'people', lazy: page(() => import('./people/people-page.tsx')) },
  { path: 'people/:tab', lazy: page(() => import('./people/people-page.tsx')) },
  { path: 'start', lazy: page(() => import('./actions/start-page.tsx')) },
  { path: 'reports', lazy: page(() => import('./reports/reports-page.tsx')) },
  { path: 'reports/:id', lazy: page(() => import('./reports/report-page.tsx')) },
  { path: 'processes', lazy: page(() => import('./processes/processes-page.tsx')) },
  { path: 'processes/:id', lazy: page(() => import('./processes/process-page.tsx')) },
  { path: 'connectors', lazy: page(() => import('./connectors/connectors-page.tsx')) },
  { path: 'connectors/:type', lazy: page(() => import('./connectors/connector-page.tsx')) },
  { path: 'packs', lazy: page(() => import('./packs/packs-page.tsx')) },
  { path: 'packs/:id', lazy: page(() => import('./packs/pack-page.tsx')) },
  { path: 'templates', element: <Moved to={() => '/studio/templates'} /> },
  { path: 'templates/:area/:name', element: <Moved to={({ area = '', name = '' }) => `/studio/templates/${area}/${name}${location.search}`} /> },
  { path: 'calendar', lazy: page(() => import('./calendar/calendar-page.tsx')) },
  { path: 'instances/:key', element: <Moved to={({ key = '' }) => `/studio/cases/${key}`} /> },
  { path: 'incidents', element: <Moved to={() => '/studio/cases?only=stuck'} /> },
  { path: 'notifications', lazy: page(() => import('./notifications/notifications-page.tsx')) },
  { path: 'health', element: <Moved to={() => '/studio/health'} /> },
  { path: '*', element: <Navigate to="/desk/tasks" replace /> },
]

export const router = createBrowserRouter([
  { path: '/desk/sign-in', lazy: page(() => import('./sign-in/sign-in-page.tsx')), HydrateFallback: () => null, ErrorBoundary: Fault },
  {
    path: '/desk',
    element: <SignedIn><Frame /></SignedIn>,
    HydrateFallback: () => null,
    ErrorBoundary: Fault,
    children: [{ ErrorBoundary: Fault, children: pages }],
  },
  { path: '*', element: <OtherPage /> },
])
