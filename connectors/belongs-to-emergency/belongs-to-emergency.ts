import { Type } from '@sinclair/typebox'
import { causeOf, declaredFor } from '../../engine/emergencies/belonging.ts'
import { caseOf, connector } from '../kit/index.ts'

/** Which declared emergency a case belongs to, by cause, place and time. What the process has decided since counts before what the case file says. */
export const belongsToEmergency = connector({
  type: 'belongs-to-emergency',
  input: Type.Object({
    tag: Type.Optional(Type.String()), signals: Type.Optional(Type.Array(Type.String())), epidemicRelated: Type.Optional(Type.Boolean()), department: Type.Optional(Type.String()),
  }),
  output: Type.Object({ emergency: Type.Union([Type.String(), Type.Null()]) }),
  run: async ({ department, ...decided }, { job }) => {
    const file = causeOf(await caseOf(job))
    const declared = await declaredFor({ ...file, ...decided, departments: department ? [...file.departments, department] : file.departments })
    return { emergency: declared?._id ?? null }
  },
})
