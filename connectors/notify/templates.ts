import { readFile } from 'node:fs/promises'
import { renderTemplate } from '../../engine/templates/render.ts'
import type { Rendered } from '../../engine/templates/rules.ts'
import { templateInForce } from '../../engine/templates/versions.ts'
import type { Recipient } from './recipients.ts'

/** One message in one language, by the version of its template that is in force. @throws Refusal `template.unknown`, `template.hole`, `template.header`, `template.too-long` */
export async function render(template: string, lang: Recipient['lang'], model: Readonly<Record<string, unknown>>): Promise<Rendered> {
  const { source } = await templateInForce({ area: 'notify', name: template, lang })
  return await renderTemplate(source, 'message', model)
}

/** The HTML form of a mail around its text. */
export async function mailPage(model: { subject: string, text: string, link: string, lang: Recipient['lang'] }): Promise<string> {
  page ??= readFile(new URL('templates/mail.html.hbs', import.meta.url), 'utf8')
  return (await renderTemplate(await page, 'page', model)).body
}

let page: Promise<string> | null = null
