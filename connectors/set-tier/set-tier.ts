import { Type } from '@sinclair/typebox'
import { Complaints, tiers } from '../../engine/complaints/complaint.ts'
import { caseOf, connector, labelled, writeOnce } from '../kit/index.ts'

const names = { general: { en: 'General', zh: '一般' }, important: { en: 'Important', zh: '重要' }, dispute: { en: 'Dispute', zh: '纠纷' } }

/** Gives the case a tier. Unless the diagram says otherwise it only rises (`domain.md` [2]: a case moves up). */
export const setTier = connector({
  type: 'set-tier',
  shown: {
    en: 'Set the tier', zh: '设定等级', group: 'case',
    help: { en: 'Writes the tier into the case file. Its clocks are set by the diagram of the tier.', zh: '将等级写入案件；时限由相应等级的流程设定。' },
  },
  input: Type.Object({
    tier: labelled(['Tier', '等级'], Type.Union(tiers.map((tier) => Type.Literal(tier, { label: names[tier] })))),
    lower: labelled(['May lower it', '允许降级'], Type.Boolean({ default: false })),
  }),
  output: Type.Object({ tier: labelled(['Tier', '等级'], Type.String()) }),
  run: async ({ tier, lower }, { job, clock }) => {
    const { _id: complaintId, tier: now } = await caseOf(job)
    if (now === tier || (!lower && now && tiers.indexOf(now) > tiers.indexOf(tier))) return { tier: now }
    await writeOnce(job, { complaintId, kind: 'case.decided', at: clock.now(), data: { set: { tier } } }, async (session) => {
      await Complaints.updateOne({ _id: complaintId }, { tier }, { session })
    })
    return { tier }
  },
})
