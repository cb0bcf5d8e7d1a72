import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { emergencyDutyFor } from '../../engine/emergencies/team.ts'
import type { DutyAnswer, DutyQuestion } from '../../engine/people/index.ts'
import { lookUp, openTasksByPerson } from '../../engine/people/look-up.ts'
import { Lookups } from '../../engine/people/lookups.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, readInstant, writeOnce, type JobFacts } from '../kit/index.ts'

/** Finds who answers for a post at this moment: A, B, the roster, the head, the office. Where the process has a case, that person may see it from now on. */
export const staffLookup = connector({
  type: 'staff-lookup',
  shown: {
    en: 'Find who answers', zh: '查找责任人', group: 'people',
    help: {
      en: 'A, else B, else whoever is on duty, else the head, else the complaint office, with the reasons.',
      zh: '依次查找A角、B角、值班人员、科室主任、投诉办公室，并说明理由。',
    },
  },
  input: Type.Object({
    department: Type.Optional(Type.String({ label: { en: 'Department', zh: '科室' }, help: { en: 'Its id. Without one the complaint office answers.', zh: '科室编号；未填则由投诉办公室接手。' } })),
    post: Type.String({
      minLength: 1, maxLength: 100, label: { en: 'Post', zh: '岗位' },
      help: { en: 'Such as liaison; department-head is the head of the department.', zh: '例如 liaison；department-head 指科室主任。' },
    }),
    at: Type.Optional(Type.String({ label: { en: 'Moment', zh: '时间' }, help: { en: 'An instant; now if empty.', zh: '时间点；未填为当前。' } })),
    skills: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 10, label: { en: 'Skills', zh: '所需专长' },
      help: { en: 'Decide among several who are on duty; then whoever has the fewest open tasks.', zh: '多人当值时按专长选定，其次按在办任务最少。' },
    })),
  }),
  output: Type.Object({
    found: Type.Object({
      person: Type.Union([Type.String(), Type.Null()]), group: Type.String(), because: Type.Array(Type.String()), at: Type.String(), holdsUntil: Type.Union([Type.String(), Type.Null()]),
    }),
  }),
  run: async ({ department = null, post, at, skills = [] }, { job, clock }) => {
    const moment = at === undefined ? clock.now() : readInstant(at)
    const [hospital, complaint, load] = await Promise.all([loadHospital(), job.variables['complaintId'] ? caseOf(job) : null, openTasksByPerson()])
    const question = { department, post, at: moment, skills, load }
    const answer = await emergencyDutyFor(question, hospital, complaint?.facts['emergency']) ?? lookUp(question, hospital)
    const { person, group, because, holdsUntil } = answer
    await remember(job, question, person, complaint?._id ?? null, clock.now())
    if (complaint) await enter(complaint._id, answer, question, job, clock.now())
    return { found: { person, group, because: because.map(({ code }) => code), at: moment.toISOString(), holdsUntil: holdsUntil?.toISOString() ?? null } }
  },
})

async function remember({ key, instanceKey }: JobFacts, { department, post, skills = [] }: DutyQuestion, person: string | null, complaintId: string | null, at: Date): Promise<void> {
  await Lookups.updateOne({ _id: key }, { instanceKey, complaintId, department, post, skills: [...skills], person, at }, { upsert: true })
}

async function enter(complaintId: string, { person, group, because }: DutyAnswer, { department, post }: DutyQuestion, job: JobFacts, now: Date): Promise<void> {
  const data = { post, department, person, group, because: because.map(({ code }) => code) }
  await writeOnce(job, { complaintId, kind: 'staff.found', at: now, data }, async (session) => {
    if (person) await Complaints.updateOne({ _id: complaintId }, { $addToSet: { people: { role: post, person } } }, { session })
  })
}
