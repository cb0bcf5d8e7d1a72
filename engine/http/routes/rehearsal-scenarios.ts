/** Scenarios in the studio: the list, the hospital's own ones, playing them, what came of it. */
import { Type } from '@sinclair/typebox'
import { Refusal } from '../../errors/errors.ts'
import { knownScenarios, touchedProcesses } from '../../rehearsal/scenarios/catalogue.ts'
import { csv, dropScenario, keepScenario, OwnScenarios, type OwnScenario } from '../../rehearsal/scenarios/own-scenarios.ts'
import { lastLive, summaryFor } from '../../rehearsal/scenarios/results.ts'
import type { RehearsedFile } from '../../rehearsal/rehearsed-files.ts'
import type { Stage } from '../../rehearsal/stage.ts'
import { elementNames } from '../../studio/check/name-elements.ts'
import { liveFiles } from '../../studio/files/live.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, optional, strict, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const byId = Type.Object({ id: Id }, strict)
const Cell = Type.String({ maxLength: 4_000 })
const Row = Type.Object({ who: Cell, does: Cell, with: Cell, expect: Cell }, strict)
const Draft = Type.Object({ name: words(200), process: Type.Union([Id, Type.Null()]), rows: Type.Array(Row, { minItems: 1, maxItems: 200 }) }, strict)
const Own = Type.Object({ id: Type.String(), name: Type.String(), process: Type.Union([Type.String(), Type.Null()]), rows: Type.Array(Row), by: Type.String(), at: Instant })
const Listed = Type.Object({
  id: Type.String(), name: Type.String(), process: Type.Union([Type.String(), Type.Null()]), own: Type.Boolean(), touched: Type.Boolean(), rows: Type.Array(Type.Unknown()),
  live: Type.Union([Type.Null(), Type.Object({ outcome: Type.String(), at: Instant })]),
})
const Run = Type.Union([Type.Null(), Type.Object({ id: Type.String(), state: Type.String(), wanted: Type.Array(Type.String()), results: Type.Array(Type.Unknown()) })])

export function scenarioRoutes({ clock, rehearsals }: Context, stage: Stage): Route[] {
  const touched = (files: readonly RehearsedFile[]): Set<string> => {
    const diagrams = files.flatMap(({ name, kind, content }) => (kind === 'diagram' ? [{ id: name.replace(/\.bpmn$/, ''), content }] : []))
    return touchedProcesses(files.filter(({ draft }) => draft).map(({ name }) => name), diagrams, new Map(files.map(({ name, content }) => [name, content])))
  }
  return [
    route({
      method: 'get', path: '/api/studio/scenarios', summary: 'All scenarios; which concern the drafts in the rehearsal, and how they last went with what is live; the steps’ names', access: administrators,
      answer: [200, Type.Object({ items: Type.Array(Listed), steps: Type.Record(Type.String(), Type.Object({ en: Type.String(), zh: Type.String() })) })],
      run: async () => {
        const [known, live] = await Promise.all([knownScenarios(), liveFiles()])
        const last = await lastLive(new Map([...live].map(([name, { checksum }]) => [name, checksum])))
        const rehearsed = rehearsals?.files() ?? []
        const concerned = touched(rehearsed)
        return {
          steps: Object.fromEntries(rehearsed.flatMap(({ kind, content }) => (kind === 'diagram' ? [...elementNames(content)] : []))),
          items: known.map(({ scenario, steps: _, ...one }) => ({
            ...one, touched: one.process !== null && concerned.has(one.process), live: last.get(one.id) ?? null,
            rows: scenario.steps.map(({ who, does, with: given, expect }) => ({ who, does, with: given.map(({ name, value }) => (value === null ? name : `${name}=${value}`)).join('; '), expect: expect.map(({ text }) => text).join('; ') })),
          })),
        }
      },
    }),
    route({
      method: 'post', path: '/api/studio/scenarios', summary: 'Keep a scenario of the hospital', access: administrators, body: Draft, answer: [201, Own],
      run: async ({ actor, body }) => shown(await keepScenario(body, actor.id, clock.now())),
    }),
    route({
      method: 'put', path: '/api/studio/scenarios/{id}', summary: 'Change a scenario of the hospital', access: administrators, params: byId, body: Draft, answer: [200, Own],
      run: async ({ actor, params, body }) => {
        if (!await OwnScenarios.exists({ _id: params.id })) throw new Refusal('scenario.unknown')
        return shown(await keepScenario(body, actor.id, clock.now(), params.id))
      },
    }),
    route({
      method: 'delete', path: '/api/studio/scenarios/{id}', summary: 'Take a scenario of the hospital away', access: administrators, params: byId, answer: [204, null],
      run: ({ params }) => dropScenario(params.id),
    }),
    route({
      method: 'get', path: '/api/studio/scenarios.csv', summary: 'The hospital’s scenarios as a table that npm run scenarios plays', access: administrators, answer: [200, null],
      run: async ({ res }) => {
        res.type('text/csv').attachment('scenarios.csv').send(`\uFEFF${csv(await OwnScenarios.find().sort({ name: 1 }).lean<OwnScenario[]>())}`)
      },
    }),
    route({
      method: 'get', path: '/api/studio/rehearsal/run', summary: 'How far the scenarios are', access: administrators, answer: [200, Type.Object({ run: Run })],
      run: async () => ({ run: stage.lastRun() }),
    }),
    route({
      method: 'post', path: '/api/studio/rehearsal/run', summary: 'Play scenarios on the rehearsal; a play ends', access: administrators,
      body: Type.Object({ ids: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 1_000 }) }, strict), answer: [202, Type.Object({ run: Run })],
      run: async ({ actor, body }) => {
        const wanted = (await knownScenarios()).filter(({ id }) => body.ids.includes(id))
        if (wanted.length === 0) throw new Refusal('scenario.unknown')
        return { run: await stage.run(wanted, actor.id) }
      },
    }),
    route({
      method: 'delete', path: '/api/studio/rehearsal/run', summary: 'Play no more scenarios', access: administrators, answer: [204, null],
      run: async () => stage.stopRun(),
    }),
    route({
      method: 'post', path: '/api/studio/scenarios/summary', summary: 'What scenarios said of exactly these contents', access: administrators,
      body: Type.Object({ files: Type.Record(Type.String(), Type.String()) }, strict),
      answer: [200, Type.Object({ summary: Type.Union([Type.Null(), Type.Object({ ran: Type.Integer(), passed: Type.Integer(), failed: Type.Integer(), at: Instant, files: optional(Type.Unknown()) })]) })],
      run: async ({ body }) => ({ summary: await summaryFor(body.files) }),
    }),
  ]
}

const shown = ({ _id, name, process, rows, by, at }: OwnScenario) => ({ id: _id, name, process, rows, by, at })
