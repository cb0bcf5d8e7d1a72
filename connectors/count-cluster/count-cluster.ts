import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { clustersAround } from '../../engine/emergencies/clusters.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'

const Window = Type.String({ pattern: '^P(?!$)(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$' })

/** Counts the cases that share a cause with this one and came close to it. Whether they are an emergency is for a table to say. */
export const countCluster = connector({
  type: 'count-cluster',
  shown: {
    en: 'Count cases of the same cause', zh: '统计同因案件', group: 'emergency',
    help: {
      en: 'Cases that share a cause with this one and came close to it. Whether they are an emergency is for a table to say.',
      zh: '与本案同因且时间相近的案件；是否构成突发事件由决策表判断。',
    },
  },
  input: Type.Object({ short: labelled(['Short window', '短窗口'], Window), long: labelled(['Long window', '长窗口'], Window) }),
  output: Type.Object({
    clusters: labelled(['Clusters', '聚集'], Type.Array(Type.Object({
      cause: Type.String(), short: Type.Integer(), long: Type.Integer(), places: Type.Array(Type.String()), epidemic: Type.Number(), severities: Type.Array(Type.Number()), first: Type.String(),
    }))),
  }),
  run: async ({ short, long }, { job, clock }) => {
    const now = clock.now()
    const before = (window: string): Date => new Date(now.getTime() - Duration.fromISO(window).toMillis())
    const clusters = await clustersAround(caseIdOf(job), { shortFrom: before(short), longFrom: before(long), now })
    return { clusters: clusters.map((cluster) => ({ ...cluster, first: cluster.first.toISOString() })) }
  },
})
