/** The templates that come with the product: `connectors/<area>/templates/<name>.<lang>.hbs`. */
import { readdir, readFile } from 'node:fs/promises'
import { Refusal } from '../errors/errors.ts'
import type { Kind } from './rules.ts'

/** `notify`: messages in the desk, the portal, mails. `letter`: what is printed. */
export const areas = ['notify', 'letter'] as const
export type Area = (typeof areas)[number]

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

export interface TemplateName {
  area: Area
  name: string
  lang: Language
}

export const kindOf: Readonly<Record<Area, Kind>> = { notify: 'message', letter: 'letter' }

const folderOf = (area: Area): URL => new URL(`../../connectors/${area}/templates/`, import.meta.url)
const file = /^([a-z][a-z0-9-]{0,60})\.(en|zh)\.hbs$/

/** `notify/answer.en` */
export const idOf = ({ area, name, lang }: TemplateName): string => `${area}/${name}.${lang}`

/** By area and name. */
export async function shippedNames(): Promise<TemplateName[]> {
  const found = await Promise.all(areas.map(async (area) => (await readdir(folderOf(area))).toSorted().flatMap((entry) => {
    const [, name, lang] = file.exec(entry) ?? []
    return name ? [{ area, name, lang: lang as Language }] : []
  })))
  return found.flat()
}

/** @throws Refusal `template.unknown` */
export async function shippedSource({ area, name, lang }: TemplateName): Promise<string> {
  const entry = `${name}.${lang}.hbs`
  if (!file.test(entry)) throw new Refusal('template.unknown')
  try {
    return (await readFile(new URL(entry, folderOf(area)), 'utf8')).replaceAll('\r\n', '\n')
  } catch (cause) {
    throw new Refusal('template.unknown', { cause })
  }
}
