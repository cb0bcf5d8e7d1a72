/** Text that is HTML already; everything else that goes into a template is escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Html | readonly Html[] | null | undefined | false

/** `html\`<p>${words}</p>\`` */
export const html = (parts: TemplateStringsArray, ...values: Part[]): Html =>
  new Html(parts.map((part, i) => part + written(values[i])).join(''))

function written(value: Part): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escaped(String(value))
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
