import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { FollowUps, type FollowUp } from '../../engine/follow-ups/follow-up.ts'
import { readJsonList } from '../../engine/follow-ups/read-list.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { isDuplicate } from '../../engine/store/store.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const text = Type.String({ minLength: 1, maxLength: 200 })

/** Puts the patient of a start that somebody made by hand on the list of those who are called; name and number are its words. */
export const addFollowUp = connector({
  type: 'add-follow-up',
  shown: {
    en: 'Put somebody on the list of calls', zh: '加入随访名单', group: 'people', inner: true,
    help: {
      en: 'The patient of a start that somebody made by hand is called; name and number stay words of the start.',
      zh: '把手工发起中填写的患者列入随访；姓名电话只保存在填写内容中。',
    },
  },
  input: Type.Object({
    startId: labelled(['Request', '申请'], text),
    startedBy: labelled(['Who asked', '申请人'], text),
    kind: labelled(['Kind', '类型'], text),
    department: labelled(['Department', '科室'], text),
    from: labelled(['From when', '起始时间'], text),
    calleeLanguage: labelled(['Language', '语言'], Type.Optional(text)),
    interval: labelled(['Every', '间隔'], Type.Optional(text)),
    until: labelled(['Until', '截至'], Type.Optional(text)),
  }),
  output: Type.Object({
    followUpId: labelled(['Follow-up', '随访'], Maybe),
    from: labelled(['From when', '起始时间'], Type.String()),
    interval: labelled(['Every', '间隔'], Maybe),
    until: labelled(['Until', '截至'], Maybe),
  }),
  run: async ({ startId, startedBy, calleeLanguage, interval, ...choices }, { clock }) => {
    const start = await Entries.findById(startId).lean()
    const said = (key: string): string => {
      const word = start?.words[key]
      return typeof word === 'string' ? word : ''
    }
    const line = { ...choices, name: said('calleeName'), phone: said('calleePhone'), ...(calleeLanguage && { language: calleeLanguage }), ...(interval && { every: interval }) }
    const { lines: [listed], faults } = readJsonList([line], await loadHospital())
    if (!listed || faults.length > 0) throw new JobRefused('follow-up.invalid')
    const followUp: FollowUp = { _id: startId, ...listed, addedBy: startedBy, addedAt: clock.now(), calls: [] }
    return { followUpId: await isNew(followUp) ? startId : null, from: listed.from.toISOString(), interval: listed.every, until: listed.until?.toISOString() ?? null }
  },
})

/** False where the same person is called for the same reason already. */
async function isNew(followUp: FollowUp): Promise<boolean> {
  try {
    await FollowUps.create(followUp)
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
    return await FollowUps.exists({ _id: followUp._id }) !== null
  }
}
