/** What the studio's pickers offer by name. */
import { Type } from '@sinclair/typebox'
import { readLexicon } from '../../../connectors/case-signals/lexicon.ts'
import { signalNamed } from '../../studio/vocabulary/case-variables.ts'
import { readVocabulary } from '../../studio/vocabulary/vocabulary.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Texts } from '../schemas.ts'

const Variable = Type.Object({ name: Type.String(), label: Texts, sort: Type.String(), options: Type.Array(Type.Object({ value: Type.String(), label: Texts })) })
const named = { id: Type.String(), name: Type.String(), nameZh: Type.Union([Type.String(), Type.Null()]) }

export function studioVocabularyRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/studio/vocabulary', summary: 'Departments, forms with their answers, tables and case variables by name, for those who draw', access: ['administrator'],
      answer: [200, Type.Object({
        departments: Type.Array(Type.Object(named)), forms: Type.Array(Type.Object({ id: Type.String(), variables: Type.Array(Variable) })),
        tables: Type.Array(Type.Object({ ...named, file: Type.String() })), caseVariables: Type.Array(Variable),
      })],
      run: async () => readVocabulary((await readLexicon()).map(({ signal, ...terms }) => signalNamed(signal, terms)), clock.now()),
    }),
  ]
}
