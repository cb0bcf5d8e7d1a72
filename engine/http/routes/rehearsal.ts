/** The rehearsal: a second server on which administrators try what they changed. What lies below `/api/rehearsal/` is its own interface. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { handOn } from '../../rehearsal/proxy.ts'
import { rehearsedFiles } from '../../rehearsal/rehearsed-files.ts'
import { openStage } from '../../rehearsal/stage.ts'
import { checkStudio } from '../../studio/check/check.ts'
import { refuseErrors } from '../../studio/releases/create-release.ts'
import type { Context } from '../context.ts'
import { creatingOf } from '../creating.ts'
import { route, type Route } from '../route.ts'
import { playRoutes } from './rehearsal-play.ts'
import { scenarioRoutes } from './rehearsal-scenarios.ts'
import { Instant, strict } from '../schemas.ts'

const administrators = ['administrator'] as const
const FileName = Type.String({ minLength: 1, maxLength: 200 })
const nullable = <T extends ReturnType<typeof Type.String>>(one: T) => Type.Union([one, Type.Null()])

const State = Type.Object({
  state: Type.String(), phase: nullable(Type.String()), line: nullable(Type.String()), by: nullable(Type.String()), startedAt: Type.Union([Instant, Type.Null()]), readyAt: Type.Union([Instant, Type.Null()]),
  endsAt: Type.Union([Instant, Type.Null()]), drafts: Type.Array(Type.String()), findings: Type.Array(Type.Unknown()), fault: nullable(Type.String()),
})

export function rehearsalRoutes(context: Context): Route[] {
  const { rehearsals, clock } = context
  if (!rehearsals) return []
  const stage = openStage(rehearsals)
  const creating = creatingOf(context)
  const path = '/api/rehearsal/{*path}'
  return [
    route({
      method: 'get', path: '/api/studio/rehearsal', summary: 'Whether there is a rehearsal, whose, with which drafts', access: administrators, answer: [200, State],
      run: async () => rehearsals.state(),
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal', summary: 'Begin a rehearsal with some drafts; one that there is ends', access: administrators,
      body: Type.Object({ names: Type.Array(FileName, { maxItems: 500 }) }, strict), answer: [202, State],
      run: ({ actor, body: { names } }) => audited({ action: 'rehearsal.start', actor, at: clock.now() }, () => names, async () => {
        const files = await rehearsedFiles(names)
        // Said at once: a second server takes its time to say the same.
        refuseErrors(await checkStudio(files.filter(({ draft }) => draft), await creating.rules(), clock.now()))
        await rehearsals.start(files, actor.id)
        return rehearsals.state()
      }),
    }),
    route({
      method: 'delete', path: '/api/studio/rehearsal', summary: 'End the rehearsal', access: administrators, answer: [204, null],
      run: ({ actor }) => audited({ action: 'rehearsal.end', actor, at: clock.now() }, 'rehearsal', () => rehearsals.stop()),
    }),
    ...playRoutes(stage),
    ...scenarioRoutes(context, stage),
    ...(['get', 'post', 'put', 'delete'] as const).map((method) => route({
      method, path, summary: 'The interface of the rehearsal, as the person that X-Acting-As names', access: administrators,
      query: Type.Record(Type.String(), Type.Unknown()), answer: [200, null],
      run: async ({ req, res }) => {
        if (method !== 'get') rehearsals.touch()
        await handOn(rehearsals.running(), req, res)
      },
    })),
  ]
}
