import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import type { Edited } from './page.ts'
import { openBrowser } from '../../setup/browser.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const address = 'http://modeler.local'

export interface StudioModeler {
  /** Opens, edits and saves a diagram. Throws what the modeler says of one that it cannot open. */
  edit(xml: string): Promise<Edited>
  close(): Promise<void>
}

/** The studio's modeler in a real Chromium, by itself: no server is needed. */
export async function openStudioModeler(): Promise<StudioModeler> {
  const built = await mkdtemp(join(tmpdir(), 'recourse-modeler-'))
  const root = import.meta.dirname
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: built, emptyOutDir: true, minify: false, reportCompressedSize: false, chunkSizeWarningLimit: 10_000, rolldownOptions: { input: join(root, 'page.html') } } })
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.route(`${address}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    await route.fulfill({ body: await readFile(join(built, path)), contentType: types[extname(path)] ?? 'application/octet-stream' })
  })
  await page.goto(`${address}/page.html`)
  await page.waitForFunction('window.edit !== undefined')
  return {
    edit: (xml) => page.evaluate((text) => window.edit(text), xml),
    async close() {
      await browser.close()
      await rm(built, { recursive: true })
    },
  }
}
