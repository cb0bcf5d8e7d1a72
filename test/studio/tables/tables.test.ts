import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Decisions } from '../../../engine/zeebe/records/shapes.ts'
import { decide } from '../../../engine/studio/tables/ask.ts'
import { readDecisions } from '../../../engine/studio/tables/decisions.ts'
import type { Zeebe } from '../../../engine/zeebe/client.ts'
import { deployFiles } from '../../../engine/zeebe/deploy/deploy-files.ts'
import { getInstance } from '../../../engine/zeebe/instances.ts'
import { recordedInputs } from '../../../engine/studio/tables/recorded.ts'
import { eventually } from '../../kit/client.ts'
import { connectToBroker, connectToServersDatabase, unique } from '../../zeebe/support/broker.ts'
import { dmn } from './tables.ts'

let zeebe: Zeebe
let connection: Awaited<ReturnType<typeof connectToServersDatabase>>
beforeAll(async () => {
  zeebe = await connectToBroker()
  connection = await connectToServersDatabase()
})
afterAll(async () => {
  await zeebe.close()
  await connection.close()
})

const processes = join(import.meta.dirname, '../../../processes')
const asked: [file: string, decision: string, variables: Record<string, unknown>[]][] = [
  ['complaint-handling/tier-policy', 'tier-policy', [{ tier: 'dispute', emergency: null }, { tier: 'general', emergency: 'e-1' }, { tier: 'nobody', emergency: null }]],
  ['complaint-handling/complaint-tier', 'complaint-tier', [
    { cause: 'limit-missed', currentTier: 'general', kind: null, severity: null, signals: [] }, { cause: 'new', currentTier: null, kind: 'complaint', severity: 0, signals: [] },
    { cause: 'new', currentTier: null, kind: 'suggestion', severity: 0, signals: ['child'] }, { cause: 'new', currentTier: null, kind: null, severity: 3, signals: ['media'] }, { cause: 'new', currentTier: null, kind: null, severity: null, signals: null },
  ]],
  ['complaint-handling/complaint-routing', 'complaint-routing', [{ department: 'cardiology', tier: 'dispute', path: 'tier', emergency: null, nature: 'rights', severity: 3, major: true }, { department: null, tier: 'general', path: 'discipline', emergency: 'e-1', nature: null, severity: 0, major: false }]],
  ['unified-feedback/department-selection', 'department-selection', [{ nature: 'quality', tag: 'wrong-report', field: 'clinical', signals: ['child'], department: 'radiology' }, { nature: null, tag: null, field: null, signals: [], department: null }]],
  ['satisfaction-callback/callback-policy', 'callback-policy', [{ purpose: 'satisfaction', outcome: 'busy', attempt: 4 }, { purpose: 'hotline', outcome: null, attempt: 0 }, { purpose: 'follow-up', outcome: 'busy', attempt: 1 }]],
]

test.each(asked)('%s decides the same with and without the engine', async (file, decision, inputs) => {
  const decisions = await readDecisions(await readFile(join(processes, `${file}.dmn`), 'utf8'))
  for (const variables of inputs) {
    // What several decisions need, the engine asks again for each of them.
    const engine = await zeebe.evaluateDecision(decision, variables)
    const own = decide(decisions, decision, variables)
    expect({ variables, output: own.at(-1)?.output, rows: own.flatMap(({ rows }) => rows.map(({ ruleId }) => ruleId)).toSorted() })
      .toEqual({ variables, output: engine.output, rows: [...new Set(engine.rows.map(({ ruleId }) => ruleId))].toSorted() })
  }
})

describe('a table that has no row for what comes', () => {
  const start = async (way: 'nothing-said' | 'otherwise') => {
    const id = unique(way)
    const table = dmn({ id: `${id}-table`, inputs: [['tier', 'string']], outputs: [['close', 'boolean']], rows: [['"general"', 'true']] })
    await deployFiles(zeebe, [{ name: `${id}.bpmn`, content: diagram(id, way === 'otherwise') }, { name: `${id}-table.dmn`, content: table }], [])
    return { id, table, ...await zeebe.createInstance(id, { tier: 'dispute' }) }
  }

  test('never closes the case: without a way for the rest it stands still and says why', async () => {
    const { instanceKey } = await start('nothing-said')
    const { state, elements, incidents } = await eventually('an incident', async () => {
      const instance = await getInstance(instanceKey)
      return instance.incidents.length > 0 && instance
    })
    expect({ state, ended: elements.some(({ elementId }) => elementId === 'closed'), stuck: incidents.length }).toEqual({ state: 'active', ended: false, stuck: 1 })
  })

  test('takes the way that is drawn for the rest, and the studio shows what came and that no row fitted', async () => {
    const { id, table, instanceKey } = await start('otherwise')
    const { elements } = await eventually('somebody to look at it', async () => {
      const instance = await getInstance(instanceKey)
      return instance.elements.some(({ elementId }) => elementId === 'look') && instance
    })
    expect(elements.some(({ elementId }) => elementId === 'closed')).toBe(false)

    await eventually('the decision', () => Decisions.exists({ decisionId: `${id}-table` }))
    const better = table.replace('&quot;general&quot;', '&quot;general&quot;, &quot;dispute&quot;')
    expect(await recordedInputs(better, `${id}-table`, table)).toEqual([{ values: ['dispute'], times: 1, lastAt: expect.any(Date) as Date, rows: [1], liveRows: [] }])
  })
})

/** A table decides whether a case is closed; otherwise somebody looks at it, where that way is drawn. */
const diagram = (id: string, otherwise: boolean): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://recourse.example/test">
<bpmn:process id="${id}" name="Closing" isExecutable="true">
  <bpmn:startEvent id="begun"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="ask" />
  <bpmn:businessRuleTask id="ask" name="Ask the table"><bpmn:extensionElements><zeebe:calledDecision decisionId="${id}-table" resultVariable="close" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:businessRuleTask>
  <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="which" />
  <bpmn:exclusiveGateway id="which" name="Close?"${otherwise ? ' default="f4"' : ''}><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>${otherwise ? '<bpmn:outgoing>f4</bpmn:outgoing>' : '<bpmn:outgoing>f5</bpmn:outgoing>'}</bpmn:exclusiveGateway>
  <bpmn:sequenceFlow id="f3" name="Yes" sourceRef="which" targetRef="closed"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=close = true</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:endEvent id="closed"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  ${otherwise ? '<bpmn:sequenceFlow id="f4" sourceRef="which" targetRef="look" />' : '<bpmn:sequenceFlow id="f5" name="No" sourceRef="which" targetRef="look"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=close = false</bpmn:conditionExpression></bpmn:sequenceFlow>'}
  <bpmn:userTask id="look" name="Look at it"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements><bpmn:incoming>${otherwise ? 'f4' : 'f5'}</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing></bpmn:userTask>
  <bpmn:sequenceFlow id="f6" sourceRef="look" targetRef="done" /><bpmn:endEvent id="done"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
</bpmn:process></bpmn:definitions>`
