/** What an administrator sets up for callbacks: how many calls fit into the day, and the telephone system that reports missed ones. */
import { Type, type Static } from '@sinclair/typebox'

export const CallbackSettings = Type.Object({
  slotMinutes: Type.Integer({
    minimum: 5, maximum: 120, default: 10, label: { en: 'Minutes a call takes', zh: '每次通话时长（分钟）' },
    help: { en: 'The day is cut into slots of this length.', zh: '全天按此时长划分时段。' },
  }),
  callsPerOperator: Type.Integer({ minimum: 1, maximum: 10, default: 1, label: { en: 'Calls per operator and slot', zh: '每名话务员每时段通话数' } }),
  atNight: Type.Integer({
    minimum: 0, maximum: 50, default: 1, label: { en: 'Operators outside working time', zh: '非工作时间话务员人数' },
    help: { en: 'Counts where neither the roster nor the shifts of a post name one.', zh: '排班表与岗位班次均未指定时按此计算。' },
  }),
  telephoneSecret: Type.Optional(Type.String({
    minLength: 1, maxLength: 200, secret: true, label: { en: 'Secret of the telephone system', zh: '电话系统密钥' },
    help: { en: 'The telephone system sends it with every missed call. Without it none are taken.', zh: '电话系统上报未接来电时须携带；未设置则不接收。' },
  })),
  sameCallerMinutes: Type.Integer({
    minimum: 0, maximum: 1440, default: 60, label: { en: 'Minutes in which calls of one number count as one', zh: '同一号码合并时长（分钟）' },
    help: { en: 'Whoever tries again and again is called back once.', zh: '多次来电只回电一次。' },
  }),
})

export type CallbackSettings = Static<typeof CallbackSettings>
