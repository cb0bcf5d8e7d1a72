import { Type } from '@sinclair/typebox'
import { cityActions, CityMessages, CityOrders, orderKinds, type CityMessage, type CityOrder } from '../../engine/city/city-order.ts'
import { tell } from '../../engine/city/tell-city.ts'
import { caseIdOf, connector, JobDelayed, JobRefused, labelled, latestWords, wordsKey, type JobCode } from '../kit/index.ts'
import { sendMessage } from './send.ts'
import { cityAddress, CityHotlineSettings, cityType } from './settings.ts'

const actionNames = { sign: { en: 'Sign', zh: '签收' }, bounce: { en: 'Not ours', zh: '退单' }, answer: { en: 'Answer', zh: '答复' }, extension: { en: 'Ask for more time', zh: '申请延期' } }
const kindNames = { emergency: { en: 'Emergency', zh: '突发紧急' }, utilities: { en: 'Water, power, heating', zh: '水电气热' }, ordinary: { en: 'Ordinary', zh: '一般' }, complex: { en: 'Complex', zh: '疑难复杂' } }
/** The name that the words have in the interface. */
const wordsOf = { sign: null, bounce: 'reason', answer: 'answer', extension: 'reason' } as const

/** Tells the city's system about the order of the case, once per job: that it is signed, not ours, answered, or needs more time. */
export const cityHotline = connector({
  type: cityType,
  shown: {
    en: 'Tell the city hotline', zh: '告知 12345 平台', group: 'outside',
    help: { en: 'Signs the order of the case, sends it back, answers it or asks for more time.', zh: '对本案 12345 工单签收、退单、答复或申请延期。' },
  },
  settings: CityHotlineSettings,
  input: Type.Object({
    action: labelled(['What', '事项'], Type.Union(cityActions.map((action) => Type.Literal(action, { label: actionNames[action] })))),
    words: labelled(['Field with the words', '内容所在字段'], Type.Optional(Type.String({ pattern: wordsKey })), ['Key of the form field with the answer or the reason.', '填写答复或理由的表单字段。']),
    kind: labelled(['Kind of order', '工单类别'], Type.Optional(Type.Union(orderKinds.map((kind) => Type.Literal(kind, { label: kindNames[kind] }))))),
    until: labelled(['More time until', '延期至'], Type.Optional(Type.String()), ['An instant.', '时间点。']),
  }),
  output: Type.Object({}),
  run: async ({ action, words, kind, until }, { job, clock, config, settings, signal }) => {
    cityAddress(settings)
    const complaintId = caseIdOf(job)
    const order = await CityOrders.findOne({ complaintId }).lean<CityOrder>()
    if (!order) throw new JobRefused('city.no-order')
    const said = words ? await latestWords(job, words, signal) : null
    const name = wordsOf[action]
    if (name && !said) throw new JobRefused('words.missing')
    const _id = `${order._id}:${job.key}`
    await tell({
      _id, order: order._id, complaintId, action, about: { ...(kind && { kind }), ...(until && { until }) }, entry: said?.entry._id ?? null, words: name && words ? { [name]: words } : {},
    }, clock.now())
    const message = await CityMessages.findById(_id).orFail().lean<CityMessage>()
    const state = await sendMessage(message, settings, { config, clock, signal })
    if (state === 'sent') return {}
    const code = ((await CityMessages.findById(_id, { code: 1 }).lean())?.code ?? 'outward.lost') as JobCode
    throw state === 'refused' ? new JobRefused(code) : new JobDelayed(code, { after: 15_000 })
  },
})
