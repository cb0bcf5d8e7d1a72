import { Type, type Static } from '@sinclair/typebox'
import { bookSlot } from '../../engine/callbacks/book-slot.ts'
import { callbackChannels, Callbacks, callOutcomes, type Callback } from '../../engine/callbacks/callback.ts'
import { slotsBetween } from '../../engine/callbacks/capacity.ts'
import { CallbackSettings } from '../../engine/callbacks/settings.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { record } from '../../engine/complaints/events.ts'
import { currentOf } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connector, type JobFacts } from '../kit/index.ts'
import { windowOf } from './window.ts'

const outcomeLabels = {
  'reached': { en: 'Reached', zh: '已联系上' }, 'busy': { en: 'Busy', zh: '占线' }, 'no-answer': { en: 'No answer', zh: '无人接听' },
  'voicemail': { en: 'Voicemail', zh: '语音信箱' }, 'somebody-else': { en: 'Somebody else answered', zh: '他人接听' }, 'wrong-number': { en: 'Wrong number', zh: '号码错误' },
} as const
const channelLabels = { phone: { en: 'Telephone', zh: '电话' }, wechat: { en: 'WeChat', zh: '微信' }, onsite: { en: 'In person', zh: '当面' } } as const
const text = { minLength: 1, maxLength: 200 }

const Input = Type.Object({
  purpose: Type.String({ pattern: '^[a-z][a-z-]{0,40}$', label: { en: 'Purpose', zh: '目的' }, help: { en: 'satisfaction, hotline, missed-call, follow-up or a word of your own.', zh: 'satisfaction、hotline、missed-call、follow-up 或自定义。' } }),
  within: Type.String({ label: { en: 'Within', zh: '时限' }, help: { en: 'ISO 8601 duration, such as PT28M.', zh: 'ISO 8601 时长，如 PT28M。' } }),
  wait: Type.Optional(Type.String({ label: { en: 'Wait before', zh: '最早等待' }, help: { en: 'Not before this long from now; “within” counts from then.', zh: '从现在起至少等待此时长，时限从那时起算。' } })),
  counting: Type.Optional(Type.Union([
    Type.Literal('around-the-clock', { label: { en: 'Around the clock', zh: '全天' } }), Type.Literal('working-time', { label: { en: 'In working time', zh: '工作时间' } }),
  ], { label: { en: 'How time counts', zh: '计时方式' }, help: { en: 'Left out: the time is shared out over the attempts, in working time.', zh: '不填则按工作时间分摊到各次尝试。' } })),
  opens: Type.Optional(Type.String({ label: { en: 'Not before (instant)', zh: '最早时刻' }, help: { en: 'With “not after”, the time the complainant asked for.', zh: '与最晚时刻一起表示对方指定的时段。' } })),
  closes: Type.Optional(Type.String({ label: { en: 'Not after (instant)', zh: '最晚时刻' } })),
  attempt: Type.Integer({ minimum: 1, default: 1, label: { en: 'Attempt', zh: '第几次' } }),
  attempts: Type.Integer({ minimum: 1, maximum: 10, default: 3, label: { en: 'Attempts at most', zh: '最多次数' } }),
  after: Type.Optional(Type.Union(callOutcomes.map((outcome) => Type.Literal(outcome, { label: outcomeLabels[outcome] })), { label: { en: 'How the last attempt ended', zh: '上次结果' } })),
  person: Type.Optional(Type.String({ ...text, label: { en: 'Person', zh: '人员' } })),
  group: Type.String({ ...text, default: 'operator', label: { en: 'Group', zh: '候选组' }, help: { en: 'Places in the queue are kept for operators.', zh: '仅话务员占用时段。' } }),
  channel: Type.Union(callbackChannels.map((channel) => Type.Literal(channel, { label: channelLabels[channel] })), { default: 'phone', label: { en: 'Channel', zh: '方式' } }),
  callLanguage: Type.Optional(Type.Union([Type.Literal('en', { label: { en: 'English', zh: '英语' } }), Type.Literal('zh', { label: { en: 'Chinese', zh: '中文' } })], { label: { en: 'Language', zh: '语言' } })),
  startId: Type.Optional(Type.String({ ...text, label: { en: 'Id of the start', zh: '发起编号' } })),
})

/** Makes a promise to call somebody back, and keeps a place for it in the operators' queue. */
export const scheduleCallback = connector({
  type: 'schedule-callback',
  shown: {
    en: 'Schedule a callback', zh: '安排回电', group: 'time',
    help: { en: 'Plans when somebody is called back and keeps a place for the call in the operators\' queue.', zh: '安排回电时间，并在话务队列中预留时段。' },
  },
  settings: CallbackSettings,
  input: Input,
  output: Type.Object({
    callback: Type.Object({
      id: Type.String(), opensAt: Type.String(), callAt: Type.String(), dueAt: Type.String(), attempt: Type.Integer(), exhausted: Type.Boolean(), crowded: Type.Boolean(),
      person: Type.Union([Type.String(), Type.Null()]), group: Type.String(),
    }),
  }),
  run: async (input, { job, clock, settings }) => {
    const planned = await Callbacks.findById(job.key).lean<Callback>() ?? await plan(input, job, settings, clock.now())
    const { complaintId, purpose, dueAt, attempt, after, plannedAt } = planned
    if (complaintId) {
      await record({ _id: `${job.key}:callback.scheduled`, complaintId, kind: 'callback.scheduled', at: plannedAt, actor: null, data: { purpose, dueAt, attempt, ...(after && { after }) } })
    }
    return { callback: shown(planned) }
  },
})

async function plan(input: Static<typeof Input>, job: JobFacts, settings: CallbackSettings, now: Date): Promise<Callback> {
  const { purpose, attempt, attempts, after = null, person = null, group, channel, callLanguage = null, startId = null, counting = 'working-time' } = input
  const complaintId = typeof job.variables['complaintId'] === 'string' ? job.variables['complaintId'] : null
  const hospital = await loadHospital()
  const { opensAt, dueAt } = windowOf(input, now, await limitOfCase(complaintId), hospital.calendar)
  // Who asked for a time of day is called then, also when the offices are closed.
  const slots = group === 'operator' ? slotsBetween(opensAt, dueAt, input.closes ? 'around-the-clock' : counting, hospital, settings) : []
  const slot = await bookSlot(job.key, slots, now)
  const planned: Callback = {
    _id: job.key, instanceKey: job.instanceKey, complaintId, startId, purpose, attempt, after, opensAt, callAt: slot && slot > opensAt ? slot : opensAt, dueAt,
    crowded: slots.length > 0 && !slot, exhausted: attempt >= attempts, person, group, channel, language: callLanguage, plannedAt: now,
  }
  return await Callbacks.findOneAndUpdate({ _id: job.key }, { $setOnInsert: planned }, { upsert: true, returnDocument: 'after' }).lean<Callback>() ?? planned
}

/** Until when the case's callback has to be made, if such a clock runs. */
async function limitOfCase(complaintId: string | null): Promise<Date | null> {
  const complaint = complaintId ? await Complaints.findById(complaintId, { deadlines: 1 }).lean() : null
  return currentOf(complaint?.deadlines ?? [], 'callback')?.at ?? null
}

const shown = ({ _id, opensAt, callAt, dueAt, attempt, exhausted, crowded, person, group }: Callback) =>
  ({ id: _id, opensAt: opensAt.toISOString(), callAt: callAt.toISOString(), dueAt: dueAt.toISOString(), attempt, exhausted, crowded, person, group })
