/** A hospital's configuration as one file, out and in: for administrators. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { fileKinds } from '../../studio/files/names.ts'
import { lookAtPack, takeIn } from '../../studio/packs/take-in.ts'
import { writeZip } from '../../studio/packs/write-zip.ts'
import type { Context } from '../context.ts'
import { creatingOf } from '../creating.ts'
import { route, type Route } from '../route.ts'
import { oneOf, optional, strict, Texts } from '../schemas.ts'
import { datedName } from './ledger.ts'
import { readLargeJson } from './studio.ts'

const administrators = ['administrator'] as const
/** The file, in base64. */
const Zip = Type.String({ maxLength: 11 * 1024 * 1024, pattern: '^[A-Za-z0-9+/]*={0,2}$' })
const Text = Type.Union([Type.String(), Type.Null()])
const Finding = Type.Object({ file: Type.String(), elementId: Text, rule: Type.String(), message: Type.String(), zh: optional(Type.String()), severity: Type.String() })
const yesNo = oneOf(['yes', 'no'])

export function studioPackRoutes(context: Context): Route[] {
  const { clock } = context
  const creating = creatingOf(context)
  return [
    route({
      method: 'get', path: '/api/studio/pack.zip', summary: 'What runs here, as one file', access: administrators, query: Type.Object({ which: optional(oneOf(['all', 'changed'])), people: optional(yesNo) }, strict), answer: [200, null],
      run: ({ actor, query, res }) => audited({ action: 'pack.export', actor, at: clock.now() }, query.which ?? 'all', async () => {
        const zip = await writeZip({ which: query.which ?? 'all', people: query.people === 'yes' }, clock.now())
        res.attachment(`${await datedName('recourse', clock.now())}.zip`)
        res.type('application/zip')
        res.end(Buffer.from(zip))
      }),
    }),
    route({
      method: 'post', path: '/api/studio/packs/look', summary: 'What a pack would change here; nothing is kept', access: administrators, read: readLargeJson, body: Type.Object({ zip: Zip }, strict),
      answer: [200, Type.Object({
        manifest: Type.Object({ format: Type.Integer(), product: Type.String(), pack: Type.String(), at: Type.String() }), findings: Type.Array(Finding),
        files: Type.Array(Type.Object({ name: Type.String(), kind: oneOf(fileKinds), title: Texts, change: oneOf(['added', 'changed', 'same']), difference: Type.Unknown(), before: Text, after: Type.String(), revision: Type.Integer() })),
      })],
      run: async ({ body }) => lookAtPack(Buffer.from(body.zip, 'base64'), await creating.rules(), clock.now()),
    }),
    route({
      method: 'post', path: '/api/studio/packs/drafts', summary: 'Files of a pack become drafts; nothing goes live', access: administrators, read: readLargeJson,
      body: Type.Object({ zip: Zip, revisions: Type.Record(Type.String(), Type.Integer({ minimum: 0 })) }, strict), answer: [200, Type.Object({ names: Type.Array(Type.String()) })],
      run: ({ actor, body }) => audited({ action: 'pack.import', actor, at: clock.now() }, (answer) => answer.names, async () => ({ names: await takeIn(Buffer.from(body.zip, 'base64'), body.revisions, actor.id, clock.now()) })),
    }),
  ]
}
