import { Type } from '@sinclair/typebox'
import { openComplaint as open, type OpenComplaint } from '../../engine/complaints/open-complaint.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { natures } from '../../engine/complaints/complaint.ts'
import { FollowUps, type FollowUp } from '../../engine/follow-ups/follow-up.ts'
import { connector, type JobFacts, JobRefused, labelled, latestWords } from '../kit/index.ts'

/** Opens a complaint with the words `problem` that were written in this process, once per job; the person is the one of the follow-up. */
export const openComplaint = connector({
  type: 'open-complaint',
  shown: {
    en: 'Open a complaint from a call', zh: '由随访建立投诉', group: 'case',
    help: {
      en: 'With the words that were written in this process; the person is the one of the follow-up.',
      zh: '以本流程中填写的文字建立投诉，投诉人即随访对象。',
    },
  },
  input: Type.Object({
    followUpId: labelled(['Follow-up', '随访'], Type.String({ minLength: 1, maxLength: 64 })),
    nature: labelled(['Nature', '性质'], Type.Optional(Type.Union(natures.map((nature) => Type.Literal(nature))))),
  }),
  output: Type.Object({ opened: labelled(['Complaint', '投诉'], Type.String()) }),
  run: async ({ followUpId, nature }, { job, clock, signal }) => {
    const followUp = await FollowUps.findById(followUpId).lean<FollowUp>()
    if (!followUp) throw new JobRefused('follow-up.unknown')
    const { words, entry } = await problemIn(job, signal)
    const { id } = await open(asComplaint(followUp, String(words).trim(), nature), entry.actor ? { id: entry.actor } : null, `open-complaint:${job.key}`, { clock, codes: await trackingCodes(), onAccepted: () => {} })
    return { opened: id }
  },
})

async function problemIn(job: JobFacts, signal: AbortSignal) {
  const written = await latestWords(job, 'problem', signal)
  if (!written) throw new JobRefused('words.missing')
  return written
}

const subjects = { en: 'Told in a follow-up call', zh: '随访中反映的问题' }

function asComplaint({ name, phone, language, department }: FollowUp, narrative: string, nature: OpenComplaint['nature']): OpenComplaint {
  return { channel: 'follow-up', subject: subjects[language], narrative, complainant: { name, phone }, department, ...(nature && { nature }) }
}
