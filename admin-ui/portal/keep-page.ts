import { isEmbedded } from './embedded.ts'

/** Lets the report page open without a connection from the second time on (`offline.ts`). Browsers allow that over TLS only. */
export async function keepPage(): Promise<void> {
  if (isEmbedded || location.pathname !== '/report' || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/portal-offline.js', { scope: '/report' })
    const { active } = await navigator.serviceWorker.ready
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    active?.postMessage(['/report', '/api/public/departments', '/api/public/portal', '/api/words', ...new Set(loaded.map(({ pathname }) => pathname))])
  } catch {
    // The page works without it.
  }
}
