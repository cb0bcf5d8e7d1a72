import { readDuration } from '../moments.ts'
import { personMeant } from '../who.ts'
import type { Act } from './index.ts'

/** Somebody is away from now on. */
export const leave: Act = async (story, { who, given }) => {
  const { world } = story
  const person = personMeant(who, world.hospital)
  const from = await world.now()
  const to = new Date(from.getTime() + readDuration(given.get('for') ?? 'PT8H'))
  const answer = await world.admin.call('POST', `/api/people/${person.id}/absences`, { from: from.toISOString(), to: to.toISOString(), reason: given.get('reason') ?? 'leave' })
  if (answer.status === 201 && (!story.absentUntil || story.absentUntil < to)) story.absentUntil = to
  return answer
}
