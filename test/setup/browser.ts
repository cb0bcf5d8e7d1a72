import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../engine/setup/chromium.mjs'

/** A headless Chromium; close it when the file is done. @param args switches of Chromium */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium here: apt-get install chromium fonts-noto-cjk')
  // Chromium refuses its sandbox to root, which is who tests run as in a container.
  // What moves costs the tests time and shows them nothing.
  return chromium.launch({ executablePath, args: ['--force-prefers-reduced-motion', ...args], chromiumSandbox: process.getuid?.() !== 0 })
}
