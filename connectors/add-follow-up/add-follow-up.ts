import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { FollowUps, type FollowUp } from '../../engine/follow-ups/follow-up.ts'
import { readJsonList } from '../../engine/follow-ups/read-list.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { isDuplicate } from '../../engine/store/store.ts'
import { connector, JobRefused } from '../kit/index.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const text = Type.String({ minLength: 1, maxLength: 200 })

/** Puts the patient of a start that somebody made by hand on the list of those who are called; name and number are its words. */
export const addFollowUp = connector({
  type: 'add-follow-up',
  input: Type.Object({ startId: text, startedBy: text, kind: text, department: text, from: text, calleeLanguage: Type.Optional(text), interval: Type.Optional(text), until: Type.Optional(text) }),
  output: Type.Object({ followUpId: Maybe, from: Type.String(), interval: Maybe, until: Maybe }),
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
