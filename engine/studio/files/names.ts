/** What the studio edits: files with a name, which says what kind of file it is and what it is about. */
import { createHash } from 'node:crypto'
import { languages, type Area, type Language, type TemplateName } from '../../templates/shipped.ts'

export const fileKinds = ['diagram', 'table', 'form', 'template', 'setting'] as const
export type FileKind = (typeof fileKinds)[number]

/** Kinds that the broker runs. */
export type DeployedKind = Extract<FileKind, 'diagram' | 'table' | 'form'>

const endings: readonly [kind: FileKind, name: RegExp][] = [
  ['template', /^(notify|letter)\/[a-z][a-z0-9-]{0,60}\.(en|zh)\.hbs$/],
  ['setting', /^settings\/[a-z][a-z0-9-]{0,60}\.csv$/],
  ['diagram', /^[^/\\\p{Cc}]{1,150}\.bpmn$/u],
  ['table', /^[^/\\\p{Cc}]{1,150}\.dmn$/u],
  ['form', /^[^/\\\p{Cc}]{1,150}\.form$/u],
]

/** Null for a name that no file of the studio has. */
export const kindOf = (name: string): FileKind | null => endings.find(([, pattern]) => pattern.test(name))?.[0] ?? null

export const isDeployed = (kind: FileKind): kind is DeployedKind => kind === 'diagram' || kind === 'table' || kind === 'form'

/** `tier-policy` of `tier-policy.dmn`, `calendar` of `settings/calendar.csv`, `notify/answer.en` of `notify/answer.en.hbs`. */
export const stemOf = (name: string): string => name.replace(/^settings\//, '').replace(/\.[a-z]+$/, '')

/** @throws TypeError for the name of no template */
export function templateNameOf(name: string): TemplateName {
  const [, area, own, lang] = /^([a-z]+)\/([^.]+)\.([a-z]+)\.hbs$/.exec(name) ?? []
  if (!own || !(languages as readonly string[]).includes(lang ?? '')) throw new TypeError(`${name} is no template`)
  return { area: area as Area, name: own, lang: lang as Language }
}

/** MD5 in base64, as the broker computes it of what is deployed. */
export const checksumOf = (content: Buffer | string): string => createHash('md5').update(content).digest('base64')

export interface Brought {
  id: string
  title: { en: string, zh: string }
}

/** What a file that is nowhere deployed calls itself, read off its text without a parser: anybody may have written it. */
export function readName(name: string, content: string): Brought {
  const id = idIn(name, content) ?? stemOf(name)
  const head = content.slice(0, 20_000)
  const en = name.endsWith('.bpmn') ? /<(?:\w+:)?process\s[^<>]{0,500}?\bname="([^"]{1,200})"/.exec(head)?.[1] : name.endsWith('.dmn') ? /<(?:\w+:)?definitions\s[^<>]{0,2000}?\bname="([^"]{1,200})"/.exec(head)?.[1] : undefined
  const zh = /\bname="name\.zh"\s+value="([^"]{1,200})"/.exec(head)?.[1]
  const title = plain(en) ?? spelledOut(stemOf(name))
  return { id, title: { en: title, zh: name.endsWith('.bpmn') ? plain(zh) ?? title : title } }
}

function idIn(name: string, content: string): string | undefined {
  if (name.endsWith('.bpmn')) return /<(?:\w+:)?process\s[^<>]{0,500}?\bid="([^"]{1,200})"/.exec(content)?.[1]
  if (!name.endsWith('.form')) return undefined
  try {
    const { id } = JSON.parse(content) as { id?: unknown }
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** Text of an attribute as it is meant. */
export const plain = (text: string | undefined): string | undefined =>
  text?.replaceAll(/&#(x?)([0-9a-f]+);/gi, (_, hexadecimal: string, digits: string) => characterOf(Number.parseInt(digits, hexadecimal ? 16 : 10))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

/** What is no character of a line is a space. */
const characterOf = (code: number): string => (code >= 32 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' ')

/** `register-complaint` → `Register complaint`. */
export function spelledOut(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
