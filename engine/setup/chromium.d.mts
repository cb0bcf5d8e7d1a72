/** The path of an installed Chromium or Chrome, undefined where there is none. */
export function findChromium(): string | undefined
/** Sees to a browser, and to a font that has Chinese, for the tests that look at pages. */
export function ensureChromium(): void
