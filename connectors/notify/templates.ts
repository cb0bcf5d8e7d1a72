import { readFile } from 'node:fs/promises'
import { compileTemplate, JobRefused, type Letter, type Template } from '../kit/index.ts'
import type { Recipient } from './recipients.ts'

const folder = new URL('templates/', import.meta.url)
const compiled = new Map<string, Promise<Template>>()

/** One message in one language: `templates/<template>.<lang>.hbs`. @throws JobRefused `template.unknown`, `template.hole`, `template.header` */
export async function render(template: string, lang: Recipient['lang'], model: Readonly<Record<string, unknown>>): Promise<Letter> {
  return (await compiledOf(`${template}.${lang}.hbs`, 'text'))(model)
}

/** The HTML form of a mail around its text. */
export async function mailPage(model: { subject: string, text: string, link: string, lang: Recipient['lang'] }): Promise<string> {
  return (await compiledOf('mail.html.hbs', 'html'))(model).body
}

function compiledOf(name: string, kind: 'text' | 'html'): Promise<Template> {
  const known = compiled.get(name)
  if (known) return known
  const template = readFile(new URL(name, folder), 'utf8').then(
    (source) => compileTemplate(source, kind),
    (cause: unknown) => {
      compiled.delete(name)
      throw new JobRefused('template.unknown', { cause })
    },
  )
  compiled.set(name, template)
  return template
}
