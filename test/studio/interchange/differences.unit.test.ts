import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { added } from './added.ts'
import { differences } from './differences.ts'

describe('comparing a diagram with what came back', () => {
  let before: string
  let after: string
  beforeAll(async () => {
    before = await readFile('test/browser/fixtures/interchange/repository-tool.bpmn', 'utf8')
    after = before.replace('<outgoing>sid-flow-1</outgoing></startEvent>', `<documentation>${added}</documentation><outgoing>sid-flow-1</outgoing></startEvent>`)
  })

  it('finds none where only the edit was made', async () => {
    expect(await differences(before, after, 'sid-start')).toEqual([])
  })

  it('misses nothing that was lost: an attribute or element of another tool, a colour, a position, what a flow leads to, the edit itself', async () => {
    const lost = async (part: string, instead = '') => (await differences(before, after.replace(part, instead), 'sid-start')).length
    expect(await lost(' repo:risk="high"')).toBe(1)
    expect(await lost('<repo:colour value="#ffcc99" />')).toBeGreaterThan(0)
    expect(await lost('<repo:value lang="zh">函件</repo:value>')).toBeGreaterThan(0)
    expect(await lost(' bioc:fill="#c8e6c9"')).toBe(1)
    expect(await lost('x="220" y="87"', 'x="221" y="87"')).toBe(1)
    expect(await lost('sourceRef="sid-start" targetRef="sid-answer"', 'sourceRef="sid-start" targetRef="sid-end"')).toBe(1)
    expect(await lost(`<documentation>${added}</documentation>`)).toBe(1)
  })
})
