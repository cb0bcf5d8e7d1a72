import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences } from '../studio/interchange/differences.ts'
import { openStudioModeler, type StudioModeler } from '../studio/interchange/studio-modeler.ts'

const folder = join(import.meta.dirname, 'fixtures/interchange')

describe('diagrams from elsewhere', () => {
  let modeler: StudioModeler
  beforeAll(async () => { modeler = await openStudioModeler() })
  afterAll(() => modeler.close())

  it('come back as they were but for what was edited: elements of other tools, colours and what the modeler does not draw', async () => {
    const files = await readdir(folder)
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const before = await readFile(join(folder, file), 'utf8')
      const { xml, element } = await modeler.edit(before)
      expect(await differences(before, xml, element), file).toEqual([])
    }
  })

  it('opens and saves a shipped diagram without a difference, too', async () => {
    const before = await readFile('processes/complaint-handling/complaint-handling.bpmn', 'utf8')
    const { xml, element } = await modeler.edit(before)
    expect(await differences(before, xml, element)).toEqual([])
  })
})
