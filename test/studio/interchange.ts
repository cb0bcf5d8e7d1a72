/** `node test/studio/interchange.ts <folder>`: opens each `.bpmn` of a folder in the studio's modeler, edits one thing, saves it, and says what else changed. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { differences } from './interchange/differences.ts'
import { openStudioModeler } from './interchange/studio-modeler.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which folder? node test/studio/interchange.ts <folder>')

const modeler = await openStudioModeler()
let wrong = 0
for (const name of (await readdir(folder, { recursive: true })).filter((one) => one.endsWith('.bpmn')).toSorted()) {
  const before = await readFile(join(folder, name), 'utf8')
  const found = await modeler.edit(before).then(({ xml, element }) => differences(before, xml, element), (error: Error) => [error.message])
  wrong += Number(found.length > 0)
  process.stdout.write(`${found.length === 0 ? 'same' : 'DIFFERS'}  ${name}\n${found.map((line) => `    ${line}\n`).join('')}`)
}
await modeler.close()
process.exitCode = wrong === 0 ? 0 : 1
