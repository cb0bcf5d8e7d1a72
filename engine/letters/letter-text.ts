/** A printed letter as HTML, and as the plain text that people read in a form before they sign. */
import { renderTemplate } from '../templates/render.ts'
import type { Rendered } from '../templates/rules.ts'
import { templateAt } from '../templates/versions.ts'
import type { Letter } from './letter.ts'

/** By the version of its template that it was drafted with. @throws Refusal `template.hole` … */
export async function letterHtml({ template, lang, templateVersion, model }: Pick<Letter, 'template' | 'lang' | 'templateVersion' | 'model'>): Promise<Rendered> {
  return await renderTemplate(await templateAt({ area: 'letter', name: template, lang }, templateVersion), 'letter', model)
}

/** What stands in the letter, line by line. */
export function textOfHtml(html: string): string {
  const body = /<body[^>]*>([^]*)<\/body>/.exec(html)?.[1] ?? html
  return body
    .replace(/<(?:\/p|\/h\d|\/b|\/li|\/div|\/header|\/footer|br)[^>]*>/g, '\n').replace(/<\/span>/g, ' ').replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#x27|#x60|#x3D|nbsp);/g, (entity) => entities[entity] ?? '')
    .split('\n').map((line) => line.trim()).join('\n').replace(/\n{3,}/g, '\n\n').trim()
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=', '&nbsp;': ' ' }
