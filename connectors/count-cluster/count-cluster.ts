import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { clustersAround } from '../../engine/emergencies/clusters.ts'
import { caseIdOf, connector } from '../kit/index.ts'

const Window = Type.String({ pattern: '^P(?!$)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$' })

/** Counts the cases that share a cause with this one and came close to it. Whether they are an emergency is for a table to say. */
export const countCluster = connector({
  type: 'count-cluster',
  input: Type.Object({ short: Window, long: Window }),
  output: Type.Object({
    clusters: Type.Array(Type.Object({
      cause: Type.String(), short: Type.Integer(), long: Type.Integer(), places: Type.Array(Type.String()), epidemic: Type.Number(), severities: Type.Array(Type.Number()), first: Type.String(),
    })),
  }),
  run: async ({ short, long }, { job, clock }) => {
    const now = clock.now()
    const before = (window: string): Date => new Date(now.getTime() - Duration.fromISO(window).toMillis())
    const clusters = await clustersAround(caseIdOf(job), { shortFrom: before(short), longFrom: before(long), now })
    return { clusters: clusters.map((cluster) => ({ ...cluster, first: cluster.first.toISOString() })) }
  },
})
