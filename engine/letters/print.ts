/**
 * HTML → PDF in Chromium. One browser for all letters, started when the first is printed and closed when none was for a while. What it is given is data: no
 * script runs in it, and it reaches no other machine and no file.
 */
import { chromium, type Browser } from 'playwright-core'
import { Refusal } from '../errors/errors.ts'
import { findChromium } from '../setup/chromium.mjs'

/** Where Chromium is, null where there is none. @param configured the setting RECOURSE_CHROMIUM */
export const browserPath = (configured: string | null): string | null => configured ?? findChromium() ?? null

/** Milliseconds. */
const patience = 20_000
const idle = 60_000

let browser: Promise<Browser> | null = null
let printing = 0
let closing: NodeJS.Timeout | undefined

/** @throws Refusal `letter.no-browser` */
export async function printPdf(html: string, configured: string | null): Promise<Buffer> {
  const path = browserPath(configured)
  if (!path) throw new Refusal('letter.no-browser', { detail: { en: 'Install Chromium and a font with Chinese characters: apt-get install chromium fonts-noto-cjk.', zh: '请安装 Chromium 和中文字体：apt-get install chromium fonts-noto-cjk。' } })
  clearTimeout(closing)
  printing += 1
  try {
    const started = await (browser ??= start(path))
    return await printedBy(started, html)
  } finally {
    printing -= 1
    if (printing === 0) closing = setTimeout(() => void closeBrowser(), idle).unref()
  }
}

async function printedBy(started: Browser, html: string): Promise<Buffer> {
  const context = await started.newContext({ javaScriptEnabled: false, offline: true, serviceWorkers: 'block' })
  const late = setTimeout(() => void context.close(), patience)
  try {
    await context.route('**/*', (route) => route.abort())
    const page = await context.newPage()
    await page.setContent(html, { waitUntil: 'load', timeout: patience })
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
  } finally {
    clearTimeout(late)
    await context.close()
  }
}

async function start(executablePath: string): Promise<Browser> {
  try {
    // Chromium refuses its sandbox to root. The server ends by itself what it has started.
    const started = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, timeout: patience })
    started.once('disconnected', () => { browser = null })
    return started
  } catch (error) {
    browser = null
    throw error
  }
}

/** Ends the browser, if one runs. */
export async function closeBrowser(): Promise<void> {
  const open = browser
  browser = null
  await (await open)?.close()
}
