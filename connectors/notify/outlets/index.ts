import type { WakingChannel } from '../../../engine/notifications/notification.ts'
import { email } from './email.ts'
import type { Outlet } from './outlet.ts'
import { sms } from './sms.ts'
import { webhook } from './webhook.ts'
import { wechat } from './wechat.ts'
import { wecomGroup } from './wecom-group.ts'
import { wecom } from './wecom.ts'

/** Every way out of the house. */
export const outlets: Readonly<Record<WakingChannel, Outlet>> = { email, sms, wecom, 'wecom-group': wecomGroup, wechat, webhook }

export type { Outcome, OutletTools, Parcel } from './outlet.ts'
