/** People at work: tasks, and processes that they start. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bilingual } from '../../errors/errors.ts'
import type { FormSchema } from '../../forms/index.ts'
import type { Answer, Client } from '../client.ts'
import { eventually } from '../client.ts'
import { plainest, readField } from '../field-values.ts'
import { fillForm, type Filled } from '../fill-form.ts'
import { readMoment } from '../moments.ts'
import { caseFile, momentsOf, openTasks, theCase, type OpenTask, type Story } from '../story.ts'
import { RowFault, saidBy } from '../row-fault.ts'
import { peopleMeant, personMeant, whoWouldTake } from '../who.ts'
import type { Act, Doing } from './index.ts'
import type { Given } from './given.ts'

export const completeStep: Act = async (story, { who, what, given }) => {
  for (let attempt = 1; ; attempt += 1) {
    const { task, client } = await taskFor(story, what, who)
    const { answer, used, fields } = await complete(story, task, client, given)
    refuseUnused(given, used, { en: `The form of ${what}`, zh: `${what} 的表单` }, fields)
    if (!isTaken(answer) || who !== 'anybody' || attempt === mostTries) return answer
    await sleep(200)
  }
}

const mostTries = 5

/** Its assignee was not known yet when somebody for the task was looked for: the broker creates a task first and assigns it then. */
const isTaken = ({ body }: Answer): boolean => (body as { type?: string } | null)?.type === '/problems/task.taken'

/** Fills in a task's form and hands it in. */
async function complete(story: Story, { key }: OpenTask, client: Client, given: Given): Promise<Filled & { answer: Answer }> {
  const form = await client.call<TaskForm>('GET', `/api/tasks/${key}/form?lang=en`)
  if (form.status !== 200) return { answer: form, values: {}, used: new Set(given.keys()), fields: [] }
  const filled = await fill(story, form.body, given)
  return { ...filled, answer: await client.call('POST', `/api/tasks/${key}/complete`, { variables: filled.values }) }
}

interface TaskForm {
  schema: FormSchema
  data: Record<string, unknown>
}

function fill(story: Story, { schema, data }: TaskForm, given: Given): Promise<Filled> {
  const { timeZone } = story.world.hospital.calendar
  return fillForm({
    schema, data, given,
    read: async (text, field) => {
      try {
        return await readField(text, field, timeZone, async (moment) => readMoment(moment, { ...momentsOf(story), now: await story.world.now() }))
      } catch (error) {
        const { en, zh } = saidBy(error)
        throw new RowFault({ en: `The field ${String(field.path.at(-1))}: ${en}`, zh: `字段 ${String(field.path.at(-1))}：${zh}` })
      }
    },
    choose: (field) => plainest(field, story.doneAt, timeZone),
  })
}

function refuseUnused(given: Given, used: ReadonlySet<string>, form: Bilingual, fields: readonly string[]): void {
  const unused = [...given.keys()].find((name) => !used.has(name))
  if (unused === undefined) return
  const [name, there] = [unused || given.get(''), [...new Set(fields)].join(', ')]
  throw new RowFault({ en: `${form.en}: there is no field "${name}" here, only: ${there || 'none'}.`, zh: `${form.zh}没有字段“${name}”，只有：${there || '无'}。` })
}

async function taskFor(story: Story, step: string, who: string): Promise<{ task: OpenTask, client: Client }> {
  const meant = peopleMeant(who, story.world.hospital)
  let open: OpenTask[] = []
  const task = await eventually(step, async () => {
    open = await openTasks(story)
    const fitting = open.filter(({ elementId }) => elementId === step)
    return fitting.find((one) => whoWouldTake(meant, one)) ?? fitting[0]
  }).catch(() => {
    const others = open.map(({ elementId }) => elementId).join(', ')
    throw new RowFault({ en: `There is no open task ${step}; ${others ? `open are ${others}` : 'none is open'}.`, zh: `步骤 ${step} 未打开；${others ? `已打开：${others}` : '没有打开的步骤'}。` })
  })
  return { task, client: await clientFor(story, task, who) }
}

/** Of the one who would take the task, else of one who has to be refused. */
async function clientFor({ world }: Story, task: OpenTask, who: string): Promise<Client> {
  return world.as(whoWouldTake(peopleMeant(who, world.hospital), task) ?? personMeant(who, world.hospital))
}

export const claim: Act = async (story, { what, who }) => actOn(await taskFor(story, what, who), 'claim')
export const release: Act = async (story, { what, who }) => actOn(await taskFor(story, what, who), 'release')

const actOn = ({ task, client }: { task: OpenTask, client: Client }, act: string): Promise<Answer> => client.call('POST', `/api/tasks/${task.key}/${act}`)

const mostSteps = 40

/** Does what is open, the oldest first, until a step is open or the case is closed. */
export const goOn: Act = async (story, { who, what, given }) => {
  const used = new Set<string>()
  const fields: string[] = []
  const passed: string[] = []
  for (let step = 0; step < mostSteps; step += 1) {
    const next = await nextTask(story, what, passed)
    if (next === null) {
      refuseUnused(given, used, { en: 'The forms on the way', zh: '途中的表单' }, fields)
      return null
    }
    const done = await complete(story, next, await clientFor(story, next, who), given)
    if (isTaken(done.answer)) continue
    if (done.answer.status >= 300) return done.answer
    for (const name of done.used) used.add(name)
    fields.push(...done.fields)
    passed.push(next.key)
  }
  throw new RowFault({ en: `After ${mostSteps} steps there is still no ${what}.`, zh: `${mostSteps} 步之后仍未到 ${what}。` })
}

/** null: that is where it was to go. What follows from a closed case is not on the way to its end. */
async function nextTask(story: Story, until: string, passed: string[]): Promise<OpenTask | null> {
  const reached = await eventually(until, async () => {
    if (until === 'the end' && (await caseFile(story, theCase(story))).state === 'closed') return 'there'
    const tasks = (await openTasks(story)).filter(({ key }) => !passed.includes(key)).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    return tasks.some(({ elementId }) => elementId === until) ? 'there' : tasks[0]
  }).catch(() => { throw new RowFault({ en: `The way to ${until} ends: no task is open, the case is not closed.`, zh: `到 ${until} 的路中断：没有打开的任务，案件也未办结。` }) })
  return reached === 'there' ? null : reached
}

/** From the case where the process is one of its actions, else from anywhere. */
export const startAction: Act = async (story, { who, what, given }: Doing) => {
  const client = await story.world.as(personMeant(who, story.world.hospital))
  const path = story.here ? await pathOf(client, story.here.id, what) : `/api/actions/${what}`
  const form = await client.call<TaskForm>('GET', `${path}/form?lang=en`)
  if (form.status !== 200) return form
  const { values, used, fields } = await fill(story, form.body, given)
  refuseUnused(given, used, { en: `The form that starts ${what}`, zh: `发起 ${what} 的表单` }, fields)
  return client.call('POST', path, { variables: values })
}

async function pathOf(client: Client, complaint: string, process: string): Promise<string> {
  const fromCase = `/api/complaints/${complaint}/actions/${process}`
  const { status, body } = await client.call<{ type?: string }>('GET', `${fromCase}/form`)
  return status === 404 && body.type === '/problems/action.unknown' ? `/api/actions/${process}` : fromCase
}
