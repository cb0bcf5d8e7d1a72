/** The register of corrections in forms: `corrections` are the ids that were found for the problem. */
import { DateTime } from 'luxon'
import { departmentName } from '../../complaints/names.ts'
import { Corrections, type Correction } from '../../improvement/correction.ts'
import type { ListQuestion, Option } from './list.ts'

async function found({ variables }: ListQuestion): Promise<Correction[]> {
  const ids = (variables['corrections'] ?? []) as string[]
  const all = await Corrections.find({ _id: { $in: ids } }).lean<Correction[]>()
  return ids.flatMap((id) => all.find(({ _id }) => _id === id) ?? [])
}

const described = ({ hospital, language }: ListQuestion) => ({ text, applied }: Correction): string => {
  const last = applied.at(-1)!
  const places = last.departments.map((id) => departmentName(id, hospital)[language])
  return `${[DateTime.fromJSDate(last.at, { zone: hospital.calendar.timeZone }).toISODate(), ...places].join(', ')}: ${text}`
}

/** To take one over. */
export const corrections = async (question: ListQuestion): Promise<Option[]> =>
  (await found(question)).map((correction) => ({ value: correction._id, label: described(question)(correction) }))

/** To read. */
export const knownCorrections = async (question: ListQuestion): Promise<string> => (await found(question)).map(described(question)).join('\n')
