import { Type } from '@sinclair/typebox'
import { Emergencies, type Emergency, type Picture } from '../../engine/emergencies/emergency.ts'
import { figuresOf } from '../../engine/emergencies/figures.ts'
import { sectionsOf } from '../../engine/emergencies/sections.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const Count = Type.Record(Type.String(), Type.Integer())
const PictureNow = Type.Object({
  no: Type.Integer(), at: Type.String(), cases: Type.Integer(), fresh: Type.Integer(), open: Type.Integer(),
  byCause: Count, byPlace: Count, byDay: Count, byNature: Count, bySeverity: Count, measures: Count, visits: Count,
})
const Sections = Type.Array(Type.Object({ id: Type.String(), departments: Type.Array(Type.String()) }))

/**
 * Draws a situation picture from the case files as they are now: begins one, or, with its number, finishes it without the cases that the special person has
 * left out. Figures only; the words are the task's.
 */
export const situationPicture = connector({
  type: 'situation-picture',
  shown: {
    en: 'Draw up a picture of the situation', zh: '生成态势', group: 'emergency', inner: true,
    help: {
      en: 'How many cases, where, how far; what is new since the last picture.',
      zh: '案件数量、地点、进展，以及自上次以来的变化。',
    },
  },
  input: Type.Object({
    emergency: labelled(['Emergency', '突发事件'], Type.String()),
    no: labelled(['Number', '序号'], Type.Optional(Type.Integer({ minimum: 1 }))),
    leftOut: labelled(['Left out', '不计入'], Type.Optional(Type.Array(Type.String(), { maxItems: 5_000 }))),
  }),
  output: Type.Object({ picture: labelled(['Picture', '态势'], PictureNow), sections: labelled(['Sections', '部分'], Sections) }),
  run: async ({ emergency, no: begun, leftOut = [] }, { clock }) => {
    const [file, hospital] = await Promise.all([Emergencies.findById(emergency).lean<Emergency>(), loadHospital()])
    if (!file) throw new JobRefused('emergency.unknown')
    const before = file.pictures.filter(({ done, no }) => done && no !== begun).at(-1)
    const no = begun ?? (before?.no ?? 0) + 1
    const figures = await figuresOf(file, leftOut, before?.at ?? null, hospital.calendar.timeZone)
    const picture: Picture = { no, at: clock.now(), figures, leftOut, done: begun !== undefined }
    // Of each number there is one: a job that is handed out again draws it again.
    await Emergencies.updateOne({ _id: emergency }, { $set: { pictures: [...file.pictures.filter((one) => one.no !== no), picture] } })
    return { picture: { no, at: picture.at.toISOString(), ...figures }, sections: await sectionsOf(file, hospital) }
  },
})
