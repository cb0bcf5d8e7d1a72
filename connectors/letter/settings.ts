import { Type, type Static } from '@sinclair/typebox'
import type { Letterhead } from '../../engine/letters/letter-model.ts'
import { labelled } from '../kit/index.ts'

const line = Type.Optional(Type.String({ maxLength: 200 }))

/** The letterhead. What is left empty does not stand on the letter; without a name the letters call it "the hospital". */
export const LetterSettings = Type.Object({
  name: labelled(['Name of the hospital', '医院名称（英文）'], line),
  nameZh: labelled(['Name in Chinese', '医院名称'], line),
  address: labelled(['Address', '地址（英文）'], line),
  addressZh: labelled(['Address in Chinese', '地址'], line),
  phone: labelled(['Telephone', '电话'], line),
  signature: labelled(['Line below the signature', '落款（英文）'], line, ['Default: the complaint office.', '默认：某医院医患关系办公室。']),
  signatureZh: labelled(['Line below the signature in Chinese', '落款'], line),
  logo: labelled(['Logo', '院徽'], Type.Optional(Type.String({ maxLength: 300_000, pattern: '^data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$' })), ['A picture as a data: address, PNG or JPEG.', '图片的 data: 地址，PNG 或 JPEG。']),
})

export function letterhead({ name, nameZh, address, addressZh, phone, signature, signatureZh, logo }: Static<typeof LetterSettings>, lang: 'en' | 'zh'): Letterhead {
  return lang === 'zh'
    ? { hospital: nameZh ?? name ?? '医院', address: addressZh ?? address, phone, signature: signatureZh ?? signature, logo }
    : { hospital: name ?? nameZh ?? 'The hospital', address: address ?? addressZh, phone, signature: signature ?? signatureZh, logo }
}
