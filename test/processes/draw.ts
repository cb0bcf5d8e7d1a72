/**
 * Draws every shipped diagram into docs/processes/<id>.svg (and, for a look, into a folder of PNGs): the pictures in the docs are made from
 * the diagrams themselves. `node test/processes/draw.ts [folder for PNGs]`; needs Chromium.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const pictures = process.argv[2]

const ids = (await readdir(join(root, 'processes'), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ deviceScaleFactor: 1.5 })
await page.setContent('<style>body{margin:0;background:#fff}#canvas{width:100vw;height:100vh}</style><div id="canvas"></div>')
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') })
await mkdir(join(root, 'docs/processes'), { recursive: true })

for (const id of ids) {
  const xml = await readFile(join(root, 'processes', id, `${id}.bpmn`), 'utf8')
  const svg = await page.evaluate(draw, xml)
  await writeFile(join(root, 'docs/processes', `${id}.svg`), svg)
  if (pictures) await photograph(id, svg, pictures)
}
await browser.close()

async function photograph(id: string, svg: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const [, width = '800', height = '600'] = /width="(\d+)[^"]*" height="(\d+)/.exec(svg) ?? []
  const sheet = await browser.newPage({ viewport: { width: Number(width), height: Number(height) }, deviceScaleFactor: 1.5 })
  await sheet.setContent(`<body style="margin:0;background:#fff">${svg.slice(svg.indexOf('<svg'))}</body>`)
  await sheet.screenshot({ path: join(folder, `${id}.png`) })
  await sheet.close()
}

/** Runs in the page, where the viewer is a global. */
async function draw(xml: string): Promise<string> {
  interface Viewer { importXML: (xml: string) => Promise<{ warnings: unknown[] }>, saveSVG: () => Promise<{ svg: string }>, destroy: () => void }
  const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: { container: string }) => Viewer }
  const viewer = new BpmnJS({ container: '#canvas' })
  const { warnings } = await viewer.importXML(xml)
  if (warnings.length) throw new Error(String(warnings))
  const { svg } = await viewer.saveSVG()
  viewer.destroy()
  return svg
}
