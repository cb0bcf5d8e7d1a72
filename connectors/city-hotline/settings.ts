import { Type, type Static } from '@sinclair/typebox'
import { JobRefused } from '../kit/index.ts'
import { settingsOf } from '../kit/settings.ts'

/** What an administrator agrees with the city's platform, or with whoever runs the adapter in front of it. */
export const CityHotlineSettings = Type.Object({
  address: Type.Optional(Type.String({
    pattern: '^(https?://[^\\s?#]+)?$', maxLength: 500, needed: true, outward: 'address', label: { en: 'Address of the adapter', zh: '对接地址' },
    help: { en: 'Of the interface that stands in connectors/city-hotline/adapter.openapi.json. Without it orders come by file and answers are typed into the city\'s own pages.', zh: '接口见 connectors/city-hotline/adapter.openapi.json。不填则通过文件导入工单，在平台页面上手工回复。' },
  })),
  token: Type.Optional(Type.String({ secret: true, maxLength: 500, label: { en: 'Token that we send', zh: '我方令牌' }, help: { en: 'Name a secret: {{secrets.CITY_TOKEN}}.', zh: '引用密钥：{{secrets.CITY_TOKEN}}。' } })),
  hookToken: Type.Optional(Type.String({ secret: true, maxLength: 500, label: { en: 'Token that the city sends', zh: '平台令牌' }, help: { en: 'At least 16 characters. Without it nothing is taken from the city\'s system.', zh: '至少 16 个字符；不填则不接收平台推送。' } })),
  follow: Type.Boolean({ default: true, label: { en: 'Tell the city what the process writes down', zh: '自动告知平台' }, help: { en: 'Signed, not ours, answered: as the tasks of the process city-work-order are completed. Off where diagrams of your own do it with this connector.', zh: '按“12345 工单”流程中完成的签收、退单、答复自动告知；如自有流程用本连接器发送，请关闭。' } }),
})

export type CitySettings = Static<typeof CityHotlineSettings>

export const cityType = 'city-hotline'

export const citySettings = async (): Promise<CitySettings> => await settingsOf({ type: cityType, settings: CityHotlineSettings }) as CitySettings

export interface CityAddress {
  address: string
  token: string
}

/** @throws JobRefused `city.not-set-up` */
export function cityAddress({ address, token }: CitySettings): CityAddress {
  if (!address || !token) throw new JobRefused('city.not-set-up', { bpmnError: 'not-set-up' })
  return { address: address.replace(/\/+$/, ''), token }
}
