import { Type } from '@sinclair/typebox'
import { causeOf, declaredFor } from '../../engine/emergencies/belonging.ts'
import { caseOf, connector, labelled } from '../kit/index.ts'

/** Which declared emergency a case belongs to, by cause, place and time. What the process has decided since counts before what the case file says. */
export const belongsToEmergency = connector({
  type: 'belongs-to-emergency',
  shown: {
    en: 'Does the case belong to an emergency?', zh: '是否属于突发事件', group: 'emergency',
    help: {
      en: 'By cause, place and time.',
      zh: '按原因、地点和时间判断。',
    },
  },
  input: Type.Object({
    tag: labelled(['Cause', '投诉类别'], Type.Optional(Type.String())),
    signals: labelled(['Signals', '信号'], Type.Optional(Type.Array(Type.String()))),
    epidemicRelated: labelled(['About the epidemic', '涉及疫情'], Type.Optional(Type.Boolean())),
    department: labelled(['Department', '科室'], Type.Optional(Type.String())),
  }),
  output: Type.Object({ emergency: labelled(['Emergency', '突发事件'], Type.Union([Type.String(), Type.Null()])) }),
  run: async ({ department, ...decided }, { job }) => {
    const file = causeOf(await caseOf(job))
    const declared = await declaredFor({ ...file, ...decided, departments: department ? [...file.departments, department] : file.departments })
    return { emergency: declared?._id ?? null }
  },
})
