import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as enStudio from '../../admin-ui/kit/texts/en-studio.ts'
import * as enOthers from '../../admin-ui/kit/texts/en.ts'
import * as zhStudio from '../../admin-ui/kit/texts/zh-studio.ts'
import * as zhOthers from '../../admin-ui/kit/texts/zh.ts'

const en = { ...enOthers, ...enStudio }
const zh = { ...zhOthers, ...zhStudio }
const pages = join(import.meta.dirname, '../../admin-ui')
/** Pages that are written on the server name the texts of a group as its members. */
const withoutScripts = join(import.meta.dirname, '../../engine/http/plain')

/** `group.key.key` of every text, and the text. */
function textsOf(texts: object, path: string[] = []): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] => (typeof value === 'object' ? textsOf(value as object, [...path, key]) : [[[...path, key].join('.'), value as string]]))
}

const keysOf = (texts: object): string[] => textsOf(texts).map(([key]) => key)

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

async function sources(): Promise<string> {
  const below = async (folder: string) => (await readdir(folder, { recursive: true })).map((file) => [folder, file] as const)
  const files = [...await below(pages), ...await below(withoutScripts)]
  const own = files.filter(([, file]) => /\.tsx?$/.test(file) && !file.startsWith('dist') && !file.includes('texts'))
  return (await Promise.all(own.map(([folder, file]) => readFile(join(folder, file), 'utf8')))).join('\n')
}

describe('the texts of the pages', () => {
  it('say everything in both languages', () => {
    expect(keysOf(zh).toSorted()).toEqual(keysOf(en).toSorted())
  })

  it('fill the same blanks in both languages', () => {
    const blanksOf = (texts: object) => Object.fromEntries(textsOf(texts).map(([key, text]) => [key, placeholders(text)]))
    expect(blanksOf(zh)).toEqual(blanksOf(en))
  })

  it('leave nothing empty and no English in the Chinese', () => {
    const untranslated = textsOf(zh).flatMap(([key, text]) => (/\p{Script=Han}/u.test(text) ? [] : key))
    expect(untranslated).toEqual(['common.product', 'common.otherLanguage', 'words.channel.app'])
  })

  it('are all in use', async () => {
    const used = await sources()
    const named = new Set(used.match(/(?<=['":.`])[\w-]+(?=['"`])/g))
    const members = new Set(used.match(/\b\w+\.\w+\b/g))
    const unused = keysOf(en).filter((key) => {
      const [group, ...rest] = key.split('.')
      // Words are looked up by the server's codes, not by name.
      if (group === 'words' || rest.length > 1) return false
      const name = rest[0]!.replace(/_(one|other)$/, '')
      return !named.has(name) && !members.has(`${group}.${name}`) && !members.has(`zh.${name}`)
    })
    expect(unused).toEqual([])
  })
})
