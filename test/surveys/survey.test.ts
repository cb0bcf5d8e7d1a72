import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { survey } from '../../connectors/survey/survey.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { answerByToken } from '../../engine/surveys/answer-survey.ts'
import { questionnaire, surveyOfCase } from '../../engine/surveys/show-survey.ts'
import { Surveys, type Survey } from '../../engine/surveys/survey.ts'
import { aCase, aJob, diaryOf, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'

let workbench: Workbench
beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())

const day = 24 * 3600_000
const tools = () => ({ clock: workbench.clock, onAccepted: () => {} })
const grades = { visit: 5, information: 4, aftercare: null }

async function offered(variables: Record<string, unknown> = { way: 'link' }): Promise<Survey> {
  const { _id } = await aCase()
  variablesOf(await workbench.run(survey, aJob('survey', { complaintId: _id, ...variables })))
  return await kept(_id)
}
const kept = async (id: string) => await Surveys.findById(id).orFail().lean<Survey>()
const kinds = async (_id: string) => (await diaryOf({ _id })).map(({ kind }) => kind).filter((kind) => kind.startsWith('survey'))
const answers = (id: string) => Outbox.countDocuments({ name: 'survey-answered', correlationKey: id })

describe('a questionnaire', () => {
  it('is offered once a case, with a link that cannot be guessed and the time that the diagram gives', async () => {
    const { _id, token, until, askedAt } = await offered({ way: 'link', within: 'P14D' })

    expect(token).toMatch(/^[\w-]{24}$/)
    expect(until.getTime() - askedAt.getTime()).toBe(14 * day)
    expect(await surveyOfCase(_id, workbench.clock.now(), 'https://hospital.example')).toMatchObject({ state: 'open', link: `https://hospital.example/survey#${token}`, qr: expect.stringContaining('<svg') as string })
  })

  it('offered again keeps its link and gets more time', async () => {
    const { _id, token, until } = await offered({ way: 'qr', within: 'P7D' })
    workbench.later(day)
    variablesOf(await workbench.run(survey, aJob('survey', { complaintId: _id, way: 'link', within: 'P14D' })))
    const again = await kept(_id)

    expect([again.token, again.way]).toEqual([token, 'link'])
    expect(again.until.getTime()).toBeGreaterThan(until.getTime())
  })

  it('is answered with its words kept, a line in the diary and a message to the process that holds no words', async () => {
    const { _id, token } = await offered()
    await answerByToken(token, { grades, comment: 'The hall was full.' }, tools())

    expect((await kept(_id)).answer).toMatchObject({ grades, comment: 'The hall was full.', way: 'link', by: null })
    expect(await kinds(_id)).toEqual(['survey.asked', 'survey.answered'])
    expect((await Outbox.findOne({ name: 'survey-answered', correlationKey: _id }).lean())?.variables).toEqual(grades)
  })

  it('answered by many at once has one answer; the same sent twice is no error', async () => {
    const { _id, token } = await offered()
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((visit) => answerByToken(token, { grades: { ...grades, visit } }, tools())))
    const { answer } = await kept(_id)

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as { code: string }).code)).toEqual(Array.from({ length: 4 }, () => 'survey.answered'))
    await answerByToken(token, { grades: answer!.grades }, tools())
    expect(await answers(_id)).toBe(1)
  })

  it('answered on the telephone and by link in the same moment has one answer, and the process knows', async () => {
    const { _id, token } = await offered()
    const [byLink, byPhone] = await Promise.allSettled([
      answerByToken(token, { grades }, tools()), workbench.run(survey, aJob('survey', { complaintId: _id, way: 'phone', visit: 1, information: 1, aftercare: 1 })),
    ])
    const { answer } = await kept(_id)

    expect(byPhone).toMatchObject({ status: 'fulfilled', value: { kind: 'complete', variables: { survey: { answered: true } } } })
    expect(answer!.way).toBe(byLink.status === 'fulfilled' ? 'link' : 'phone')
    expect(await answers(_id)).toBe(1)
  })

  it('that a job keeps from a call is kept once, however often the job is handed out', async () => {
    const { _id } = await aCase()
    const job = aJob('survey', { complaintId: _id, way: 'phone', visit: 3, information: 2 })
    const first = variablesOf(await workbench.run(survey, job))

    expect(variablesOf(await workbench.run(survey, job))).toEqual(first)
    expect((await kept(_id)).answer).toMatchObject({ grades: { visit: 3, information: 2, aftercare: null }, way: 'phone' })
    expect(await kinds(_id)).toEqual(['survey.answered'])
  })

  it('tells whoever has its link nothing of the case but when it was reported', async () => {
    const { token } = await offered()

    expect(Object.keys(await questionnaire(token, workbench.clock.now())).toSorted()).toEqual(['receivedAt', 'state', 'until', 'zone'])
  })

  it.each([
    ['with another link', 'survey.unknown', { token: 'x'.repeat(24) }, grades], ['with no grade at all', 'request.invalid', {}, { visit: null, information: null, aftercare: null }],
  ])('%s is refused, and nothing is kept', async (_what, code, changes: { token?: string }, given) => {
    const { _id, token } = await offered()

    await expect(answerByToken(changes.token ?? token, { grades: given }, tools())).rejects.toMatchObject({ code })
    expect((await kept(_id)).answer).toBeUndefined()
  })

  it('after its time is refused, and nothing is kept', async () => {
    const { _id, token } = await offered({ way: 'link', within: 'P1D' })
    workbench.later(day)

    await expect(answerByToken(token, { grades }, tools())).rejects.toMatchObject({ code: 'survey.over' })
    expect([(await kept(_id)).answer, await answers(_id)]).toEqual([undefined, 0])
  })

  it('is not made of grades that nobody asked for on the telephone, nor without a time', async () => {
    const { _id } = await aCase()

    expect(await workbench.run(survey, aJob('survey', { complaintId: _id, way: 'link', visit: 5 }))).toMatchObject({ kind: 'incident', code: 'survey.grades-without-call' })
    expect(await workbench.run(survey, aJob('survey', { complaintId: _id, way: 'link', within: 'soon' }))).toMatchObject({ kind: 'incident', code: 'input.not-a-duration' })
    expect(await Surveys.exists({ _id })).toBeNull()
  })
})
