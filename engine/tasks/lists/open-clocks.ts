import { Complaints } from '../../complaints/complaint.ts'
import { stageName } from '../../complaints/names.ts'
import { sayInstant } from '../../complaints/say-time.ts'
import { allStages } from '../../deadlines/index.ts'
import type { ListQuestion, Option } from './list.ts'

/** The clocks of the case that run, with their limits, and all of its stages together. */
export async function openClocks({ complaintId, hospital, language }: ListQuestion): Promise<Option[]> {
  const { deadlines = [] } = await Complaints.findById(complaintId, { deadlines: 1 }).lean() ?? {}
  const open = deadlines.filter(({ state }) => state === 'open').toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const asOption = (stage: string, limit = ''): Option => ({ value: stage, label: stageName(stage, hospital)[language] + limit })
  return [
    ...(open.length > 1 ? [asOption(allStages)] : []),
    ...open.map(({ stage, at }) => asOption(stage, ` · ${sayInstant(at, hospital.calendar.timeZone)[language]}`)),
  ]
}
