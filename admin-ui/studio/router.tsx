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
        { index: true, element: <Navigate to="diagrams" replace /> },
        { path: 'diagrams', lazy: room(() => import('./diagrams/diagrams-page.tsx')) },
        { path: 'diagrams/process/:id', lazy: room(() => import('./diagrams/process-page.tsx')) },
        { path: 'diagrams/file/:name', lazy: room(() => import('./diagrams/file-page.tsx')) },
        { path: '*', element: <Navigate to="/studio/diagrams" replace /> },
      ],
    }],
  },
  { path: '*', element: <OtherPage /> },
])
