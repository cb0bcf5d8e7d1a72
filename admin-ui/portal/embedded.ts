/** Whether this page stands inside another site's. */
export const isEmbedded = window.parent !== window

/**
 * Tells the surrounding page how high this one is, so that it needs no scroll bar of its own (`docs/portal.md`). Nothing else is told, so anybody may hear it.
 */
export function followHeight(): void {
  if (!isEmbedded) return
  document.documentElement.dataset['embedded'] = ''
  new ResizeObserver(() => window.parent.postMessage({ recourse: 'height', height: document.body.scrollHeight }, '*')).observe(document.body)
}

/** Another page begins at its top, also where the surrounding page was scrolled down. */
export function toTop(): void {
  scrollTo(0, 0)
  if (isEmbedded) window.parent.postMessage({ recourse: 'top' }, '*')
}
