/** Plays one scenario on a running server, step by step, and tidies up behind it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { longer, pollMs, type Answer, type Client } from './client.ts'
import { actOf, isThing } from './acts/index.ts'
import { givenOf, referring } from './acts/given.ts'
import { isKnown, look } from './expectations/index.ts'
import { incidents } from './expectations/engine.ts'
import type { Finding } from './expectations/finding.ts'
import type { Expectation } from './parts.ts'
import { ScenarioFault, type Scenario, type Step } from './read-table.ts'
import { saidBy } from './row-fault.ts'
import { beginStory, caseNumbered, untilCalm, type ListedInstance, type Story } from './story.ts'
import { peopleMeant } from './who.ts'
import type { World } from './world.ts'

const patience = 60_000

/** @throws ScenarioFault for the first step that cannot be done, and for what does not come of it */
export async function runScenario(scenario: Scenario, world: World): Promise<void> {
  checkWords(scenario, world)
  if (scenario.alone) await cancelAll(world.admin, '/api/instances?state=active')
  const story = await beginStory(scenario, world)
  try {
    for (const step of scenario.steps) await play(story, step)
    if (!scenario.steps.some(({ expect }) => expect.some(({ subject }) => subject[0] === 'incident'))) await refuseIncidents(story)
  } finally {
    await tidyUp(story)
  }
}

/** Before anything happens: whether every row says something that can be done and looked at. */
export function checkWords(scenario: Scenario, { hospital }: Pick<World, 'hospital'>): void {
  for (const step of scenario.steps) {
    const at = { file: scenario.file, line: step.line }
    if (step.who !== '' && !isThing(step.who) && peopleMeant(step.who, hospital).length === 0) {
      throw new ScenarioFault(at, 'who', { en: `There is nobody who is "${step.who}".`, zh: `院内没有“${step.who}”。` })
    }
    if (step.who !== '' && !actOf(step)) throw new ScenarioFault(at, 'does', { en: `"${step.who}" cannot do "${step.does}".`, zh: `“${step.who}”不能做“${step.does}”。` })
    const unknown = step.expect.find((expectation) => !isKnown(expectation, step.who))
    if (unknown) throw new ScenarioFault(at, 'expect', { en: `"${unknown.text}" is nothing that can be looked at.`, zh: `“${unknown.text}”无法核对。` })
  }
}

async function play(story: Story, step: Step): Promise<void> {
  const at = { file: story.scenario.file, line: step.line }
  const act = actOf(step)
  let answer: Answer | null = null
  try {
    const given = givenOf(story, step.with)
    answer = act && await act.act(story, { who: step.who, what: act.what, given })
  } catch (error) {
    const { en, zh } = saidBy(error)
    throw new ScenarioFault(at, 'with', { en: `${step.does}: ${en}`, zh: `${step.does}：${zh}` })
  }
  const refusal = step.expect.find(({ subject }) => subject[0] === 'refused')
  if (refusal) judgeRefusal(at, refusal, answer)
  else if (answer && answer.status >= 300) throw new ScenarioFault(at, 'does', { en: `${step.does} was refused: ${problemOf(answer)}`, zh: `“${step.does}”被拒绝：${problemOf(answer)}` })
  story.doneAt = await story.world.now()

  const later = step.expect.filter((expectation) => expectation !== refusal)
  const here = story.here
  for (const expectation of later.filter(({ not }) => !not)) await expectThat(story, at, step, expectation)
  if (later.some(({ not }) => not)) await untilCalm(story)
  for (const expectation of later.filter(({ not }) => not)) await expectThat(story, at, step, expectation)
  story.here = story.cases.at(-1) ?? here
}

const problemOf = ({ status, body }: Answer): string => {
  const { type = '', title = '', errors = [] } = (typeof body === 'object' && body !== null ? body : {}) as { type?: string, title?: string, errors?: { path: string, message: string }[] }
  return [`${status} ${type.replace('/problems/', '')} ${title}`.trim(), ...errors.map(({ path, message }) => `${path} ${message}`)].join(' · ')
}

function judgeRefusal(at: { file: string, line: number }, { not, value, text }: Expectation, answer: Answer | null): void {
  const { type = '' } = (answer?.body ?? {}) as { type?: string }
  const refused = answer !== null && answer.status >= 300
  const asSaid = refused && (value === '' || value === String(answer.status) || type === `/problems/${value}`)
  if (asSaid === not) throw new ScenarioFault(at, 'expect', { en: `${text}: it was ${refused ? `refused with ${problemOf(answer)}` : 'done'}.`, zh: `${text}：实际为${refused ? `被拒绝（${problemOf(answer)}）` : '已完成'}。` })
}

async function expectThat(story: Story, at: { file: string, line: number }, { who }: Step, expectation: Expectation): Promise<void> {
  const { caseNumber, not, text } = expectation
  const end = Date.now() + patience
  for (let pause = pollMs; ; pause = longer(pause)) {
    const found = await lookOnce(caseNumber === null ? story : { ...story, here: caseNumbered(story, caseNumber) }, expectation, who)
    if (found.holds !== not) return
    if (Date.now() > end || who === 'table') {
      const stuck = await incidents(story)
      throw new ScenarioFault(at, 'expect', {
        en: `"${text}" does not come true. There is: ${[found.found, ...stuck.map(({ elementId, code }) => `${elementId} is stuck: ${code}`)].join('; ')}`,
        zh: `“${text}”未出现。实际为：${[inChinese[found.found] ?? found.found, ...stuck.map(({ elementId, code }) => `${elementId} 受阻：${code}`)].join('；')}`,
      })
    }
    await sleep(pause)
  }
}

const inChinese: Readonly<Record<string, string>> = { 'nothing': '无', 'nobody': '无人', 'no moment': '无', 'no open task': '没有待办步骤' }

/** A look may fail while what it looks for is not there yet. */
async function lookOnce(story: Story, expectation: Expectation, who: string): Promise<Finding> {
  try {
    return await look(story, { ...expectation, value: referring(story, expectation.value) }, who)
  } catch (error) {
    return { holds: expectation.not, found: (error as Error).message }
  }
}

async function refuseIncidents(story: Story): Promise<void> {
  const [stuck] = await incidents(story)
  if (stuck) throw new ScenarioFault(story.scenario, 'scenario', { en: `At its end ${stuck.elementId} is stuck: ${stuck.code}, ${stuck.message}`, zh: `结束时 ${stuck.elementId} 受阻：${stuck.code}，${stuck.message}` })
}

/** Cancels what the scenario left; whoever was sent away comes back. */
async function tidyUp({ world, scenario, cases, absentUntil }: Story): Promise<void> {
  const { admin } = world
  if (scenario.alone) await cancelAll(admin, '/api/instances?state=active')
  else for (const { id } of cases) await cancelAll(admin, `/api/instances?state=active&complaint=${id}`)
  if (!absentUntil) return
  const away = absentUntil.getTime() - (await world.now()).getTime()
  if (away > 0) await world.wait(away)
}

/** Whatever nothing else called. One may end by itself meanwhile. */
async function cancelAll(admin: Client, listed: string): Promise<void> {
  const active = await admin.all<ListedInstance>(listed)
  for (const { key } of active.filter(({ parentKey }) => parentKey === undefined)) await admin.call('POST', `/api/instances/${key}/cancel`)
}
