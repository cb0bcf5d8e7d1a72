/**
 * Draws every shipped diagram into docs/processes/<id>.svg, so that the pictures in the docs are the diagrams themselves; with a folder as
 * argument also as PNGs to look at. `node test/processes/draw.ts [folder]`; needs Chromium (CHROMIUM names another than Debian's).
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const drawings = join(root, 'docs/processes')
const pictures = process.argv[2]
const margin = 24

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await viewerPage(browser)
  await mkdir(drawings, { recursive: true })
  for (const id of await processIds()) {
    const xml = await readFile(join(root, 'processes', id, `${id}.bpmn`), 'utf8')
    const sheet = onPaper(await page.evaluate(draw, xml))
    await writeFile(join(drawings, `${id}.svg`), sheet.svg)
    if (pictures) await photograph(browser, sheet, join(pictures, `${id}.png`))
  }
} finally {
  await browser.close()
}

interface Sheet { svg: string, width: number, height: number }

async function processIds(): Promise<string[]> {
  const ids: string[] = []
  for await (const path of glob('*/*.bpmn', { cwd: join(root, 'processes') })) ids.push(basename(path, '.bpmn'))
  return ids.toSorted()
}

async function viewerPage(browser: Browser) {
  const page = await browser.newPage()
  await page.setContent('<div id="canvas" style="width: 100vw; height: 100vh"></div>')
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js') })
  return page
}

/** Runs in the page, where the viewer is a global. */
async function draw(xml: string): Promise<string> {
  interface Viewer { importXML(xml: string): Promise<{ warnings: unknown[] }>, saveSVG(): Promise<{ svg: string }>, destroy(): void }
  const { BpmnJS } = globalThis as unknown as { BpmnJS: new (options: { container: string }) => Viewer }
  const viewer = new BpmnJS({ container: '#canvas' })
  const { warnings } = await viewer.importXML(xml)
  if (warnings.length > 0) throw new Error(String(warnings))
  const { svg } = await viewer.saveSVG()
  viewer.destroy()
  return svg
}

/** White paper with a margin: on a dark page the black lines could not be seen. The viewer's random ids are counted, so that the same diagram gives the same file. */
function onPaper(drawn: string): Sheet {
  const markers = [...new Set(drawn.match(/marker-[a-z0-9]{20,}/g))]
  const svg = markers.reduce((text, marker, i) => text.replaceAll(marker, `marker-${i + 1}`), drawn)
  const [head = '', ...box] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg) ?? []
  const [x = 0, y = 0, w = 0, h = 0] = box.map(Number)
  const [left, top, width, height] = [Math.floor(x - margin), Math.floor(y - margin), Math.ceil(w + 2 * margin), Math.ceil(h + 2 * margin)]
  const paper = `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff"/>`
  const resized = svg
    .replace(head, `viewBox="${left} ${top} ${width} ${height}"`)
    .replace(/width="[^"]*" height="[^"]*"/, `width="${width}" height="${height}"`)
    .replace(/(<svg[^>]*>)/, `$1${paper}`)
  return { svg: resized, width, height }
}

async function photograph(browser: Browser, { svg, width, height }: Sheet, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1.5 })
  await page.setContent(`<body style="margin: 0">${svg.slice(svg.indexOf('<svg'))}</body>`)
  await page.screenshot({ path: file })
  await page.close()
}
