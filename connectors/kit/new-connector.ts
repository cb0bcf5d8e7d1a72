/** `npm run connector:new <name>`: a connector's folder with a worker, a README and a test, entered in the list of connectors. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** @throws Error with a line that says what is wrong with the name */
export async function newConnector(name: string, root: URL): Promise<string[]> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error('The name is in lower case with hyphens, such as count-words.')
  const list = new URL('connectors/index.ts', root)
  const before = await readFile(list, 'utf8')
  if (before.includes(`'./${name}/`)) throw new Error(`There is a connector ${name} already.`)
  const files = { [`connectors/${name}/${name}.ts`]: worker(name), [`connectors/${name}/README.md`]: readme(name), [`test/connectors/${name}.test.ts`]: test(name) }
  for (const [path, text] of Object.entries(files)) {
    const file = new URL(path, root)
    await mkdir(new URL('./', file), { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
  }
  await writeFile(list, listed(before, name))
  return [...Object.keys(files), 'connectors/index.ts']
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const spoken = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`

/** The import and the entry, each where the alphabet puts it. */
function listed(index: string, name: string): string {
  const entry = `  ${camel(name)},`
  const line = `import { ${camel(name)} } from './${name}/${name}.ts'`
  const lines = index.split('\n')
  const opening = lines.findIndex((one) => one.startsWith('export const connectors'))
  const place = (from: number, to: number, fits: (one: string) => boolean) => {
    const later = lines.findIndex((one, at) => at > from && at < to && fits(one))
    return later === -1 ? to : later
  }
  const closing = lines.indexOf(']', opening)
  lines.splice(place(opening, closing, (one) => one > entry), 0, entry)
  const pathOf = (one: string) => /'\.\/([^/]+)\//.exec(one)?.[1] ?? ''
  lines.splice(place(-1, lines.findLastIndex((one) => one.startsWith('import ')) + 1, (one) => pathOf(one) > name), 0, line)
  return lines.join('\n')
}

const worker = (name: string): string => `import { Type } from '@sinclair/typebox'
import { caseOf, connector, labelled } from '../kit/index.ts'

/** Says how many words a complaint has: put what it really does here. */
export const ${camel(name)} = connector({
  type: '${name}',
  shown: {
    en: '${spoken(name)}', zh: '${spoken(name)}', group: 'case',
    help: {
      en: 'One sentence about what it does.',
      zh: '用一句话说明其作用。',
    },
  },
  input: Type.Object({
    least: labelled(['Fewest words', '最少字数'], Type.Integer({ minimum: 0, default: 1 })),
  }),
  output: Type.Object({ enough: labelled(['Enough', '是否足够'], Type.Boolean()) }),
  run: async ({ least }, { job }) => {
    const { narrative } = await caseOf(job)
    return { enough: narrative.split(/\\s+/).length >= least }
  },
})
`

const readme = (name: string): string => `# ${name}

What it does, in one sentence.

| | |
|---|---|
| reads | \`least\`: the fewest words |
| sets | \`enough\` |
| refuses with | \`case.missing\`, \`case.unknown\` |

\`\`\`xml
<bpmn:serviceTask id="count" name="Enough to go by?">
  <bpmn:extensionElements><zeebe:taskDefinition type="${name}" /></bpmn:extensionElements>
</bpmn:serviceTask>
\`\`\`
`

const test = (name: string): string => `import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ${camel(name)} } from '../../connectors/${name}/${name}.ts'
import { aCase, aJob, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

describe('${name}', () => {
  let bench: Workbench
  beforeAll(async () => { bench = await openWorkbench() })
  afterAll(async () => await bench.close())

  it('says whether the words are enough', async () => {
    const { _id: complaintId } = await aCase({ narrative: 'I waited four hours.' })
    expect(variablesOf(await bench.run(${camel(name)}, aJob('${name}', { complaintId, least: 4 })))).toEqual({ enough: true })
    expect(variablesOf(await bench.run(${camel(name)}, aJob('${name}', { complaintId, least: 5 })))).toEqual({ enough: false })
  })
})
`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const file of await newConnector(process.argv[2] ?? '', new URL('../../', import.meta.url))) process.stdout.write(`${file}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
