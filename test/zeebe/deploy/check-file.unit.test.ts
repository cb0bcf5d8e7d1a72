import { describe, expect, test } from 'vitest'
import { checkFile } from '../../../engine/zeebe/deploy/check-file.ts'
import { shippedFiles } from '../../../engine/zeebe/deploy/deploy-shipped.ts'
import type { Fault } from '../../../engine/zeebe/deploy/finding.ts'
import { callActivity, definitions, form, process, ruleTask, serviceTask, table, timerEvent, userTask } from './diagrams.ts'

const check = async (content: string | Buffer, { name = 'it.bpmn', version = '8.5.8', jobTypes = null as string[] | null } = {}) =>
  await checkFile({ name, content }, { version, knownJobTypes: jobTypes })
const faultsOf = async (content: string | Buffer, options?: Parameters<typeof check>[1]): Promise<Fault[]> => (await check(content, options)).faults
const error = (elementId: string | null, rule: string) => expect.objectContaining({ elementId, rule, severity: 'error' })

test('a sound diagram has no findings, and says what it brings and needs', async () => {
  expect(await check(process('p', userTask('<zeebe:formDefinition formId="f" />')))).toEqual({
    file: 'it.bpmn', faults: [], brings: [{ kind: 'process', id: 'p' }], needs: [{ kind: 'form', id: 'f', elementId: 'step' }],
  })
  expect((await check(process('p', callActivity('q')))).needs).toEqual([{ kind: 'process', id: 'q', elementId: 'step' }])
  expect((await check(process('p', ruleTask('d')))).needs).toEqual([{ kind: 'decision', id: 'd', elementId: 'step' }])
  expect((await check(process('p', callActivity('=which')))).needs).toEqual([])
  expect(await check(table('d'), { name: 'd.dmn' })).toMatchObject({ faults: [], brings: [{ kind: 'decision', id: 'd' }] })
  expect(await check(form('f'), { name: 'f.form' })).toMatchObject({ faults: [], brings: [{ kind: 'form', id: 'f' }] })
})

test('every shipped process, table and form is sound for 8.5 and 8.6', async () => {
  const files = await shippedFiles()
  expect(files.length).toBeGreaterThan(10)
  for (const version of ['8.5.8', '8.6.0']) {
    const checked = await Promise.all(files.map((file) => checkFile(file, { version, knownJobTypes: null })))
    expect(checked.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault })))).toEqual([])
  }
})

describe('is refused', () => {
  test('with a document type or entities, before a parser sees it', async () => {
    const plain = process('p', userTask())
    for (const declaration of ['<!DOCTYPE x>', '<!DOCTYPE x [<!ENTITY a "b">]>', '<!doctype x SYSTEM "file:///etc/passwd">', '<!-- a --><!ENTITY a "b">']) {
      const xml = plain.replace('<bpmn:definitions', `${declaration}<bpmn:definitions`)
      expect(await faultsOf(xml)).toEqual([error(null, 'doctype')])
      expect(await faultsOf(table('d').replace('<definitions', `${declaration}<definitions`), { name: 'd.dmn' })).toEqual([error(null, 'doctype')])
    }
    const spoken = plain.replace('name="Step">', 'name="Step"><bpmn:documentation><![CDATA[ <!DOCTYPE in a text> ]]></bpmn:documentation>')
    expect(await faultsOf(spoken)).toEqual([])
  })

  test('in another encoding, in which the broker would read something else', async () => {
    const xml = process('p', userTask())
    expect(await faultsOf(xml.replace('UTF-8', 'UTF-16'))).toEqual([error(null, 'encoding')])
    expect(await faultsOf(Buffer.from(xml, 'utf16le'))).toEqual([error(null, 'encoding')])
    expect(await faultsOf(Buffer.concat([Buffer.from(xml), Buffer.from([0xff, 0xfe])]))).toEqual([error(null, 'encoding')])
  })

  test('nested twenty thousand deep, naming where', async () => {
    const deep = definitions(`<bpmn:process id="p" isExecutable="true">${Array.from({ length: 20_000 }, (_, at) => `<bpmn:subProcess id="s${at}">`).join('')}${'</bpmn:subProcess>'.repeat(20_000)}</bpmn:process>`)
    expect(await faultsOf(deep)).toEqual([error('s98', 'depth')])
  })

  test('larger than five megabytes', async () => {
    for (const name of ['x.bpmn', 'x.dmn', 'x.form']) expect(await faultsOf(Buffer.alloc(50 * 1024 * 1024, ' '), { name })).toEqual([error(null, 'size')])
  })

  test('as something else than a diagram, a table or a form', async () => {
    expect(await faultsOf('<svg/>', { name: 'x.svg' })).toEqual([error(null, 'file-type')])
    expect(await faultsOf('<svg/>')).toEqual([error(null, 'xml')])
    expect(await faultsOf('no xml')).toEqual([error(null, 'xml')])
    expect(await faultsOf('')).toEqual([error(null, 'xml')])
    expect(await faultsOf(process('p', userTask()), { name: 'x.dmn' })).toEqual([error(null, 'xml')])
    expect(await faultsOf('{', { name: 'x.form' })).toEqual([error(null, 'json')])
  })

  test('with anything that the parser did not understand', async () => {
    expect(await faultsOf(process('p', userTask()).replace('targetRef="end"', 'targetRef="nowhere"'))).toContainEqual(error('to-end', 'xml'))
    expect(await faultsOf(process('p', userTask()).replace('</bpmn:process>', '<bpmn:nonsense /></bpmn:process>'))).toContainEqual(expect.objectContaining({ rule: 'xml' }))
  })

  test('with a timer that never pauses', async () => {
    for (const cycle of ['R/PT0S', 'R5/PT0S', '="R/PT0S"', '=cycle(duration("PT0S"))', 'R/2026-01-01T00:00:00Z/PT0S', 'R/PT0.5S', 'R/-PT1H']) {
      expect(await faultsOf(process('p', timerEvent('timeCycle', cycle))), cycle).toContainEqual(error('timer', 'timer-cycle'))
    }
    for (const cycle of ['R/PT1H', 'R3/P1D', '0 0 9 * * *', '=cycle(duration("PT1H"))', '=rhythm']) {
      expect(await faultsOf(process('p', timerEvent('timeCycle', cycle))), cycle).toEqual([])
    }
    expect(await faultsOf(process('p', timerEvent('timeDuration', 'PT0S')))).toEqual([])
  })

  test('with a user task that the broker would hand to a job worker', async () => {
    expect(await faultsOf(process('p', userTask().replace('<zeebe:userTask />', '')))).toContainEqual(error('step', 'zeebe-user-task'))
  })

  test('with an expression that does not parse, or a step that calls nothing', async () => {
    expect(await faultsOf(process('p', userTask('<zeebe:ioMapping><zeebe:input source="=1 +" target="x" /></zeebe:ioMapping>')))).toContainEqual(error('step', 'feel'))
    expect(await faultsOf(process('p', callActivity('')))).toContainEqual(error('step', 'called-element'))
  })

  test('without a process that can be executed', async () => {
    expect(await faultsOf(process('p', userTask()).replace('isExecutable="true"', 'isExecutable="false"'))).toContainEqual(error('p', 'executable-process'))
    expect(await faultsOf(definitions(''))).toContainEqual(error(null, 'no-process'))
  })

  test('as a form that could run a script', async () => {
    const faults = await faultsOf(form('f').replace('"textfield"', '"iframe"'), { name: 'f.form' })
    expect(faults).not.toEqual([])
    expect(faults.every(({ severity }) => severity === 'error')).toBe(true)
  })
})

test('a job type that nobody works on is refused', async () => {
  const refused = [{ elementId: 'step', rule: 'job-type', message: expect.stringContaining('"paint"') as string, zh: expect.stringContaining('“paint”') as string, severity: 'error' }]
  expect(await faultsOf(process('p', serviceTask('paint')), { jobTypes: ['notify'] })).toEqual(refused)
  expect(await faultsOf(process('p', serviceTask('notify')), { jobTypes: ['notify'] })).toEqual([])
  expect(await faultsOf(process('p', serviceTask('=which')), { jobTypes: ['notify'] })).toEqual([])
  expect(await faultsOf(process('p', serviceTask('paint')))).toEqual([])
})

test('what an older broker accepts and ignores is a warning there', async () => {
  const bound = process('p', userTask('<zeebe:formDefinition formId="f" bindingType="deployment" />'))
  expect(await faultsOf(bound, { version: '8.5.8' })).toEqual([expect.objectContaining({ elementId: 'step', rule: 'no-binding-type', severity: 'warning' })])
  expect(await faultsOf(bound, { version: '8.6.0' })).toEqual([])
})

describe('a call of another system', () => {
  const calling = (source: string): string => process('p', serviceTask('http-call').replace('</bpmn:extensionElements>', `<zeebe:ioMapping><zeebe:input source="${source}" target="url" /></zeebe:ioMapping></bpmn:extensionElements>`))
  const outward = { jobType: 'http-call', allow: ['api.example.org', '10.20.0.5', '169.254.169.254', 'localhost'], inside: ['10.20.0.0/16'] }
  const rulesOf = async (source: string): Promise<string[]> => (await checkFile({ name: 'it.bpmn', content: calling(source) }, { version: '8.5.8', knownJobTypes: null, outward })).faults.map(({ rule }) => rule)

  test('is deployed where its host is allowed, or is only known when it runs', async () => {
    for (const source of ['https://api.example.org/tickets', '=&#34;https://api.example.org/tickets&#34;', '=address', '=&#34;https://&#34; + host', 'http://10.20.0.5/his']) expect([source, await rulesOf(source)]).toEqual([source, []])
  })

  test('is refused where it leads inward, even to a host on the list, and to any host that is not', async () => {
    for (const source of ['https://169.254.169.254/latest/meta-data', 'http://localhost:27017/', 'https://[::1]/', '=&#34;https://127.0.0.1/&#34;', 'https://10.30.0.1/']) expect([source, await rulesOf(source)]).toEqual([source, ['outward-inside']])
    expect([await rulesOf('https://elsewhere.example/'), await rulesOf('ftp://api.example.org/'), await rulesOf('https://a:b@api.example.org/'), await rulesOf('api.example.org')]).toEqual([['outward-host'], ['outward-address'], ['outward-address'], ['outward-address']])
  })
})
