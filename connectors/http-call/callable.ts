import type { Config } from '../../engine/config/settings.ts'
import type { OutwardRules } from '../../engine/zeebe/deploy/check-outward.ts'
import { settingsOf } from '../kit/settings.ts'
import { httpCall } from './http-call.ts'

/** What a diagram may call as things are now, for whoever checks one before it is deployed. */
export async function callable({ outwardInside }: Pick<Config, 'outwardInside'>): Promise<OutwardRules> {
  const { hosts } = await settingsOf(httpCall)
  return { jobType: httpCall.type, allow: hosts as string[], inside: outwardInside }
}
