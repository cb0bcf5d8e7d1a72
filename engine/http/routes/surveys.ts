/** The questionnaire: for whoever has its link, and for those who handle the case. */
import { Type } from '@sinclair/typebox'
import { readComplaint } from '../../complaints/read.ts'
import { answerByToken } from '../../surveys/answer-survey.ts'
import { questionnaire, surveyOfCase } from '../../surveys/show-survey.ts'
import { surveyWays } from '../../surveys/ways.ts'
import type { Context } from '../context.ts'
import { guessesPerMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { byId, Instant, oneOf, optional, strict } from '../schemas.ts'

const byToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{24}$' }) }, strict)
const Grade = Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Null()], { description: '1 to 5; null: does not apply' })
const Grades = Type.Object({ visit: Grade, information: Grade, aftercare: Grade }, strict)

export function surveyRoutes({ config, clock, publicUrl, wakeDispatcher }: Context): Route[] {
  const guessing = guessesPerMinute(config.guessesPerMinute)
  return [
    route({
      method: 'get', path: '/api/public/surveys/{token}', summary: 'A questionnaire', access: 'public', limit: guessing, params: byToken,
      answer: [200, Type.Object({ state: oneOf(['open', 'answered', 'over']), receivedAt: Instant, until: Instant, zone: Type.String() })],
      run: ({ params }) => questionnaire(params.token, clock.now()),
    }),
    route({
      method: 'post', path: '/api/public/surveys/{token}', summary: 'Answer a questionnaire, once', access: 'public', limit: guessing, params: byToken,
      body: Type.Object({ grades: Grades, comment: optional(Type.String({ maxLength: 2_000 })) }, strict), answer: [204, null],
      run: ({ params, body }) => answerByToken(params.token, body, { clock, onAccepted: wakeDispatcher }),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/survey', summary: 'The questionnaire of a case: its link and code while it is open, and the answer', access: 'signed-in', params: byId,
      answer: [200, Type.Object({
        state: oneOf(['none', 'open', 'answered', 'over']), way: optional(oneOf(surveyWays)), until: optional(Instant), link: optional(Type.String()), qr: optional(Type.String()),
        answer: optional(Type.Object({ grades: Grades, comment: optional(Type.String()), way: oneOf(surveyWays), at: Instant, by: Type.Union([Type.String(), Type.Null()]) })),
      })],
      run: async ({ actor, params }) => surveyOfCase((await readComplaint(params.id, actor, clock, 'survey.read'))._id, clock.now(), publicUrl),
    }),
  ]
}
