import { Type } from '@sinclair/typebox'
import { correctionsFor } from '../../engine/improvement/correction.ts'
import { connector, labelled } from '../kit/index.ts'

const Ids = Type.Array(Type.String(), { maxItems: 200 })

/** Looks a problem up in the register of corrections before anybody corrects it again. */
export const findCorrections = connector({
  type: 'find-corrections',
  shown: {
    en: 'Look into the register of corrections', zh: '查询整改登记', group: 'improvement',
    help: {
      en: 'Is the problem being corrected already?',
      zh: '该问题是否已在整改？',
    },
  },
  input: Type.Object({ causes: labelled(['Causes', '原因'], Ids), departments: labelled(['Departments', '科室'], Type.Optional(Ids)) }),
  output: Type.Object({ corrections: labelled(['Corrections', '整改项'], Type.Array(Type.String())) }),
  run: async ({ causes, departments = [] }) => ({ corrections: (await correctionsFor(causes, departments)).map(({ _id }) => _id) }),
})
