import { Type, type Static } from '@sinclair/typebox'
import { Duration } from 'luxon'
import type { QueryFilter } from 'mongoose'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { RepeatDecisions } from '../../engine/customers/repeats.ts'
import { caseOf, connector, JobRefused, labelled } from '../kit/index.ts'

const Found = Type.Array(Type.Object({ id: Type.String(), receipt: Type.String() }))
export const Related = Type.Object({ open: Found, closed: Found, repeatOf: Type.Union([Type.String(), Type.Null()]) })

/** How far back the table looks; null: not at all. */
interface Reach {
  samePerson: string | null
  sameMatter: string | null
  repeat: string | null
}

const most = 20

/**
 * Earlier cases of the same complainant or about the same matter. Only ids and receipts leave the case file. How far back: table
 * `related-cases`.
 */
export const findRelated = connector({
  type: 'find-related',
  shown: {
    en: 'Find cases of the same person', zh: '查找同一人的案件', group: 'case',
    help: {
      en: 'Whether the same person has complained about the same matter before, and what is still open.',
      zh: '同一人是否曾就同一事项投诉，哪些案件仍在办理。',
    },
  },
  input: Type.Object({
    department: labelled(['Department', '科室'], Type.Optional(Type.String())),
    tag: labelled(['Cause', '投诉类别'], Type.Optional(Type.String())),
  }),
  output: Type.Object({ related: labelled(['Related cases', '相关案件'], Related) }),
  run: async ({ department, tag }, { job, decide }) => {
    const complaint = await caseOf(job)
    const reach = await decide('related-cases', { anonymous: complaint.anonymous }) as Reach | null
    if (!reach) throw new JobRefused('table.no-row')
    const matter = sameMatter(department ?? complaint.department, tag)
    const person = samePerson(complaint)
    const [said, related, repeats] = await Promise.all([
      RepeatDecisions.find({ case: complaint._id }).sort({ at: -1 }).lean(),
      earlier(complaint, [within(reach.samePerson, complaint, person), within(reach.sameMatter, complaint, matter)]),
      earlier(complaint, [within(reach.repeat, complaint, person && matter && { ...person, ...matter, answer: { $exists: true } })]),
    ])
    const isClosed = ({ closedAt, progress }: Complaint) => closedAt !== undefined || (progress !== undefined && progress.state !== 'handling')
    return {
      related: {
        open: related.filter((one) => !isClosed(one)).map(shown),
        closed: related.filter(isClosed).map(shown),
        // What somebody has said already goes before what looks alike.
        repeatOf: said.find(({ same }) => same)?.earlier ?? repeats.find((one) => isClosed(one) && !said.some(({ earlier }) => earlier === one._id))?._id ?? null,
      },
    }
  },
})

type Condition = QueryFilter<Complaint> | null

/** Somebody who stays unknown has left nothing to be known by. */
const samePerson = ({ contacts = [] }: Complaint): Condition => (contacts.length > 0 ? { contacts: { $in: contacts } } : null)

const sameMatter = (department: string | null, tag: string | undefined): Condition => (department && tag ? { department, 'facts.tag': tag } : null)

function within(duration: string | null, { receivedAt }: Complaint, condition: Condition): Condition {
  if (duration === null || condition === null) return null
  const back = Duration.fromISO(duration)
  if (!back.isValid) throw new JobRefused('table.not-a-duration')
  return { ...condition, receivedAt: { $gte: new Date(receivedAt.getTime() - back.toMillis()), $lte: receivedAt } }
}

/** The latest first. One that was merged is found as the case that handles it. */
async function earlier({ _id }: Complaint, conditions: Condition[]): Promise<Complaint[]> {
  const asked = conditions.filter((one) => one !== null)
  if (asked.length === 0) return []
  return await Complaints.find({ _id: { $ne: _id }, mergedInto: { $exists: false }, $or: asked }).sort({ receivedAt: -1, _id: -1 }).limit(most).lean<Complaint[]>()
}

const shown = ({ _id, receipt }: Complaint): Static<typeof Found>[number] => ({ id: _id, receipt })
