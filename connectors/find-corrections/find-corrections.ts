import { Type } from '@sinclair/typebox'
import { correctionsFor } from '../../engine/improvement/correction.ts'
import { connector } from '../kit/index.ts'

const Ids = Type.Array(Type.String(), { maxItems: 200 })

/** Looks a problem up in the register of corrections before anybody corrects it again. */
export const findCorrections = connector({
  type: 'find-corrections',
  input: Type.Object({ causes: Ids, departments: Type.Optional(Ids) }),
  output: Type.Object({ corrections: Type.Array(Type.String()) }),
  run: async ({ causes, departments = [] }) => ({ corrections: (await correctionsFor(causes, departments)).map(({ _id }) => _id) }),
})
