import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { emergencyDutyFor } from '../../engine/emergencies/team.ts'
import { onDuty, type DutyAnswer, type DutyQuestion, type Hospital } from '../../engine/people/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, readInstant, writeOnce, type JobFacts } from '../kit/index.ts'

/** Finds who answers for a post at this moment: A, B, the roster, the head, the office. Where the process has a case, that person may see it from now on. */
export const staffLookup = connector({
  type: 'staff-lookup',
  input: Type.Object({
    department: Type.Optional(Type.String()),
    post: Type.String({ minLength: 1, maxLength: 100 }),
    at: Type.Optional(Type.String()),
  }),
  output: Type.Object({
    found: Type.Object({ person: Type.Union([Type.String(), Type.Null()]), group: Type.String(), because: Type.Array(Type.String()), at: Type.String() }),
  }),
  run: async ({ department = null, post, at }, { job, clock }) => {
    const moment = at === undefined ? clock.now() : readInstant(at)
    const question = { department, post, at: moment }
    const [hospital, complaint] = await Promise.all([loadHospital(), job.variables['complaintId'] ? caseOf(job) : null])
    const answer = await emergencyDutyFor(question, hospital, complaint?.facts['emergency']) ?? lookUp(question, hospital)
    if (complaint) await enter(complaint._id, answer, question, job, clock.now())
    return { found: { person: answer.person, group: answer.group, because: answer.because.map(({ code }) => code), at: moment.toISOString() } }
  },
})

/** The head of a department is no post that A and B share, but a diagram asks for it like for one. */
function lookUp(question: DutyQuestion, hospital: Hospital): DutyAnswer {
  const { department, post } = question
  const head = hospital.departments.find(({ id }) => id === department)?.head
  if (post !== headPost || !department || !head) return onDuty(question, hospital)
  const asPost = { id: post, department, name: post, nameZh: post, a: head, b: null }
  const answer = onDuty(question, { ...hospital, posts: [...hospital.posts, asPost] })
  return { ...answer, group: answer.person === head ? `${headPost}:${department}` : answer.group }
}

const headPost = 'department-head'

async function enter(complaintId: string, { person, group, because }: DutyAnswer, { department, post }: DutyQuestion, job: JobFacts, now: Date): Promise<void> {
  const data = { post, department, person, group, because: because.map(({ code }) => code) }
  await writeOnce(job, { complaintId, kind: 'staff.found', at: now, data }, async (session) => {
    if (person) await Complaints.updateOne({ _id: complaintId }, { $addToSet: { people: { role: post, person } } }, { session })
  })
}
