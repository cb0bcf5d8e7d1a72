import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { lint } from '../../engine/zeebe/deploy/lint.ts'
import { childrenOf, extensionOf, propertiesOf, type ModelElement } from '../../engine/zeebe/model/parse.ts'
import { decisions, diagrams, exists, forms, headersOf, inputsOf, setting, type Decision, type Diagram } from './shipped.ts'

/** Those that the documentation names. */
const shipped = [...readFileSync(new URL('../../docs/processes/README.md', import.meta.url), 'utf8').matchAll(/^\| \[([a-z-]+)\]\(\1\.md\)/gm)].map(([, id]) => id!)

describe('the shipped diagrams', () => {
  let all: Diagram[]
  let tables: Map<string, Decision>
  beforeAll(async () => {
    all = await diagrams()
    tables = await decisions()
  })

  /** Complaints about the nodes that the check does not fit, as `process/node`; an empty list is what every test wants. */
  const unfit = (fits: (node: ModelElement, diagram: Diagram) => boolean, ofType?: string): string[] =>
    all.flatMap((diagram) => diagram.nodes.filter(({ $type }) => !ofType || $type === ofType).filter((node) => !fits(node, diagram)).map(({ id }) => `${diagram.id}/${id}`))

  it('are those of the documentation, each with a page and a picture, and each file is named after its process', () => {
    expect(all.map(({ id, process }) => process.id === id)).not.toContain(false)
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(shipped))
    expect(shipped.flatMap((id) => [`docs/processes/${id}.md`, `docs/processes/${id}.svg`]).filter((file) => !exists(file))).toEqual([])
  })

  it.each(['8.5.8', '8.6.0', '8.7.0', '8.8.0'])('run on a broker %s', async (version) => {
    const faults = await Promise.all(all.map(async ({ id, definitions }) => (await lint(definitions, version)).map(({ elementId, message }) => `${id}/${elementId}: ${message}`)))
    expect(faults.flat()).toEqual([])
  })

  it('are drawn completely: every node and every flow has its place', () => {
    const missing = all.flatMap(({ id, definitions, elements }) => {
      const drawn = childrenOf((childrenOf(definitions, 'diagrams')[0]!['plane'] as ModelElement), 'planeElement')
      const places = new Map(drawn.map((place) => [(place['bpmnElement'] as ModelElement).id, place]))
      return elements.filter((element) => {
        const place = places.get(element.id)
        return element.$type === 'bpmn:SequenceFlow' ? childrenOf(place ?? { $type: 'none' }, 'waypoint').length < 2 : !place?.['bounds']
      }).map((element) => `${id}/${element.id}`)
    })
    expect(missing).toEqual([])
  })

  it('use words as ids, once each', () => {
    const ids = all.flatMap(({ id, elements }) => elements.map((element) => `${id}/${element.id}`))
    expect(ids.filter((one) => !/^[a-z-]+\/[a-z]+(-{1,2}[a-z]+)*$/.test(one))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('name every node, and every flow that has a name, in both languages', () => {
    expect(unfit((node) => Boolean(node.name) && hasChinese(propertiesOf(node)['name.zh']))).toEqual([])
    const flows = all.flatMap(({ elements }) => elements.filter(({ $type, name }) => $type === 'bpmn:SequenceFlow' && name))
    expect(flows.filter((flow) => !hasChinese(propertiesOf(flow)['name.zh'])).map(({ id }) => id)).toEqual([])
    expect(all.filter(({ process }) => !process.name || !hasChinese(propertiesOf(process)['name.zh'])).map(({ id }) => id)).toEqual([])
  })

  it('tell the complainant in both languages or not at all', () => {
    expect(unfit((node) => Boolean(propertiesOf(node)['public.en']) === hasChinese(propertiesOf(node)['public.zh']))).toEqual([])
  })

  it('say what they model, and where it comes from', () => {
    const undocumented = all.filter(({ process }) => !/domain/.test(String(childrenOf(process, 'documentation')[0]?.['text'])))
    expect(undocumented.map(({ id }) => id)).toEqual([])
  })

  it('give people native tasks with a form, somebody who may take them, and a time by which', () => {
    const known = forms()
    expect(unfit((node) => extensionOf(node, 'zeebe:userTask') !== undefined, 'bpmn:UserTask')).toEqual([])
    expect(unfit((node) => known.has(setting(node, 'zeebe:formDefinition', 'formId') ?? ''), 'bpmn:UserTask')).toEqual([])
    expect(unfit((node) => Boolean(setting(node, 'zeebe:assignmentDefinition', 'candidateGroups')), 'bpmn:UserTask')).toEqual([])
    expect(unfit((node) => Boolean(setting(node, 'zeebe:taskSchedule', 'dueDate')), 'bpmn:UserTask')).toEqual([])
  })

  it('let a task meet only stages that the table gives a limit', () => {
    const stages = new Set(['tier-policy', 'work-limits'].flatMap((table) => tables.get(table)!.rules).map(({ then }) => JSON.parse(then['stage']!) as string))
    expect(unfit((node) => headersOf(node)['meets'] === undefined || stages.has(headersOf(node)['meets'] ?? ''), 'bpmn:UserTask')).toEqual([])
  })

  it.each(['general', 'important', 'dispute'])('give every stage that the table asks of the %s tier a task that meets it', (tier) => {
    const asked = tables.get('tier-policy')!.rules.filter(({ when }) => when[0] === `"${tier}"` && when[1] !== 'true').map(({ then }) => JSON.parse(then['stage']!) as string)
    const met = all.find(({ id }) => id === `tier-${tier}`)!.nodes.flatMap((node) => headersOf(node)['meets'] ?? [])
    expect(met).toEqual(asked.filter((stage) => !['register', 'callback', 'statutory', 'department'].includes(stage)))
  })

  it('call only processes and tables that are there', () => {
    expect(unfit((node) => shipped.includes(setting(node, 'zeebe:calledElement', 'processId') ?? ''), 'bpmn:CallActivity')).toEqual([])
    expect(unfit((node) => tables.has(setting(node, 'zeebe:calledDecision', 'decisionId') ?? ''), 'bpmn:BusinessRuleTask')).toEqual([])
  })

  it('hand every case on to what they call, and take back only what they name', () => {
    expect(unfit((node) => ['complaintId', 'emergencyId', 'emergency'].some((name) => name in inputsOf(node)), 'bpmn:CallActivity')).toEqual([])
    expect(unfit((node) => extensionOf(node, 'zeebe:calledElement')?.['propagateAllChildVariables'] === false, 'bpmn:CallActivity')).toEqual([])
  })

  it('use only connectors that are there, and letters that are written in both languages', () => {
    const types = connectors.map(({ type }) => type)
    expect(unfit((node) => types.includes(setting(node, 'zeebe:taskDefinition', 'type') ?? ''), 'bpmn:ServiceTask')).toEqual([])
    const letters = all.flatMap(({ nodes }) => nodes.flatMap((node) => inputsOf(node)['template']?.match(/"[^"]+"/g) ?? [])).map((quoted) => quoted.slice(1, -1))
    expect(letters.length).toBeGreaterThan(5)
    expect(letters.flatMap((letter) => [`${letter}.en.hbs`, `${letter}.zh.hbs`]).filter((file) => !exists(`connectors/notify/templates/${file}`))).toEqual([])
  })

  it('never let a letter stand between a case and its next step', () => {
    expect(unfit((node) => setting(node, 'zeebe:taskDefinition', 'type') !== 'notify' || childrenOf(node, 'outgoing').every((flow) => (flow['targetRef'] as ModelElement).$type === 'bpmn:EndEvent'), 'bpmn:ServiceTask')).toEqual([])
  })

  it('climb by escalation events: whatever one of them throws, a caller catches', () => {
    const thrown = new Set(all.flatMap(({ nodes }) => nodes.filter(({ $type }) => $type === 'bpmn:EndEvent').flatMap(escalationOf)))
    const caught = new Set(all.flatMap(({ nodes }) => nodes.filter(({ $type }) => $type === 'bpmn:BoundaryEvent' || $type === 'bpmn:StartEvent').flatMap(escalationOf)))
    expect(thrown.size).toBeGreaterThan(5)
    expect(caught).toEqual(thrown)
  })

  it('correlate every message that a running case waits for by its complaint', () => {
    const waits = ['bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent', 'bpmn:ReceiveTask']
    const ofACase = all.filter(({ process }) => JSON.stringify(childrenOf(process, 'flowElements').map(inputsOf)).includes('complaintId') || childrenOf(process, 'documentation').some(({ text }) => /complaintId/.test(String(text))))
    const keys = ofACase.flatMap(({ id, definitions, nodes }) => nodes.filter(({ $type }) => waits.includes($type)).flatMap((node) =>
      childrenOf(node, 'eventDefinitions').filter(({ $type }) => $type === 'bpmn:MessageEventDefinition').map((definition) => {
        const { id: message } = definition['messageRef'] as ModelElement
        const root = childrenOf(definitions, 'rootElements').find((one) => one.id === message)!
        return `${id}/${node.id} by ${setting(root, 'zeebe:subscription', 'correlationKey')}`
      })))
    expect(keys.length).toBeGreaterThan(3)
    expect(keys.filter((key) => !/ by =complaintId( \+ .+)?$/.test(key))).toEqual([])
  })
})

const hasChinese = (text: string | undefined): boolean => /\p{Script=Han}/u.test(text ?? '')

function escalationOf(node: ModelElement): string[] {
  return childrenOf(node, 'eventDefinitions').filter(({ $type }) => $type === 'bpmn:EscalationEventDefinition').map((definition) => String((definition['escalationRef'] as ModelElement)['escalationCode']))
}
