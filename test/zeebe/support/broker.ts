/** The run's real broker, seen through the client, with the projection that the server makes of it. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectStore } from '../../../engine/store/store.ts'
import { connectZeebe, type Zeebe } from '../../../engine/zeebe/client.ts'
import { silent } from './database.ts'

export const unique = (what: string): string => `${what}-${randomUUID().slice(0, 8)}`

export const connectToBroker = async (): Promise<Zeebe> => await connectZeebe({ ...inject('recourse').zeebe, log: silent })

/** For reading what the server projected. */
export const connectToServersDatabase = async () => await connectStore(inject('recourse').mongoUrl, silent)
