import type { Actor } from '../../engine/access/actor.ts'
import { actorOf } from '../../engine/access/authenticate.ts'
import { People } from '../../engine/people/store-shapes.ts'

/** The first of the hospital's people whom a condition fits. */
export const whoIs = async (where: object): Promise<Actor> => (await actorOf(await People.findOne(where, { _id: 1 }).orFail().lean()))!
