/** Open tasks: whose they are, by when, what their form shows. */
import { getAt } from '../../forms/paths.ts'
import { openTasks, type OpenTask, type Story } from '../story.ts'
import { peopleMeant } from '../who.ts'
import { finding, isThen, oneOf, type Check, type Finding } from './finding.ts'

const steps = (tasks: OpenTask[]): string => tasks.map(({ elementId }) => elementId).join(', ') || 'no open task'

export const task: Check = async (story, { compare, value }) => {
  const open = await openTasks(story)
  return { holds: compare ? open.some(({ elementId }) => elementId === value) : open.length > 0, found: steps(open) }
}

export const taskCount: Check = async (story, expectation) => {
  const open = await openTasks(story)
  const step = expectation.subject[1]
  return { ...finding(open.filter(({ elementId }) => step === undefined || elementId === step).length, expectation), found: steps(open) }
}

async function ofStep(story: Story, step: string | undefined, look: (tasks: [OpenTask, ...OpenTask[]]) => Promise<Finding>): Promise<Finding> {
  const open = await openTasks(story)
  const [first, ...others] = open.filter(({ elementId }) => elementId === step)
  return first ? look([first, ...others]) : { holds: false, found: steps(open) }
}

export const assignee: Check = (story, { subject: [, step], value }) => ofStep(story, step, async (tasks) => {
  const wanted: (string | undefined)[] = value === '' ? [undefined] : peopleMeant(value, story.world.hospital).map(({ id }) => id)
  return { holds: tasks.some((one) => wanted.includes(one.assignee)), found: tasks.map((one) => one.assignee ?? 'nobody').join(', ') }
})

export const group: Check = (story, expectation) => ofStep(story, expectation.subject[1], async (tasks) => oneOf(tasks.flatMap(({ candidateGroups }) => candidateGroups), expectation))

export const due: Check = (story, { subject: [, step], value }) => ofStep(story, step, async (tasks) => {
  const findings = await Promise.all(tasks.map(({ dueAt }) => isThen(dueAt ? new Date(dueAt) : null, story, value)))
  return findings.find(({ holds }) => holds) ?? findings[0] ?? { holds: false, found: 'no open task' }
})

export const form: Check = (story, expectation) => {
  const [step, ...path] = (expectation.subject[1] ?? '').split('.')
  return ofStep(story, step, async (tasks) => {
    const forms = await Promise.all(tasks.map(({ key }) => story.world.admin.get<{ data: unknown }>(`/api/tasks/${key}/form?lang=en`)))
    return oneOf(forms.map(({ data }) => getAt(data, path.map((name) => (/^\d+$/.test(name) ? Number(name) - 1 : name)))), expectation)
  })
}
