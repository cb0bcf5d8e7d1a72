/**
 * Handlebars as far as a letter needs it. A name without a value is a hole and refuses the letter; prototypes are out of reach; what is not listed
 * here does not compile. Runs in a thread of its own (`render.ts`): a template is what somebody typed, and so is what it prints.
 */
import Handlebars from 'handlebars'
import type { Bilingual } from '../errors/errors.ts'

export interface Rendered {
  subject: string
  body: string
}

/**
 * `message`: plain text, names, `{{#if}}` and `{{#unless}}`. `page`: the same as HTML, values escaped. `letter`: HTML that may also go through the lists of
 * its model by `{{#each}}`.
 */
export type Kind = 'message' | 'page' | 'letter'

export type FaultCode = 'template.invalid' | 'template.hole' | 'template.header' | 'template.too-long'

export class TemplateFault extends Error {
  readonly code: FaultCode
  readonly said: Bilingual
  /** In the source, where it is known. */
  readonly line: number | null

  constructor(code: FaultCode, said: Bilingual, line: number | null = null) {
    super(said.en)
    this.code = code
    this.said = said
    this.line = line
  }
}

/** Far more than any letter has; what stays below it is printed in a moment. */
export const limits = { source: 50_000, body: 1_000_000, items: 200, loops: 2 } as const

const allowed: Record<Kind, { blocks: readonly string[], escape: boolean }> = {
  message: { blocks: ['if', 'unless'], escape: false },
  page: { blocks: ['if', 'unless'], escape: true },
  letter: { blocks: ['if', 'unless', 'each'], escape: true },
}
const knownHelpers = { if: true, unless: true, each: true, with: false, log: false, lookup: false, helperMissing: false, blockHelperMissing: false }

export type Print = (model: Readonly<Record<string, unknown>>) => Rendered

/**
 * Compiles a template whose first line is `subject: …`, followed by an empty line and the body.
 * @throws TemplateFault where the source has no subject line, is too long or uses more than is allowed
 */
export function compile(source: string, kind: Kind): Print {
  // A template that is given as a tree would be run as it is.
  if (typeof source !== 'string') throw new TemplateFault('template.invalid', { en: 'a template is a text', zh: '模板须为文字' })
  if (source.length > limits.source) throw new TemplateFault('template.invalid', { en: `a template has at most ${limits.source} characters`, zh: `模板最多 ${limits.source} 个字符` })
  const text = source.replaceAll('\r\n', '\n')
  const { subject, body } = /^subject: (?<subject>.+)\n\n(?<body>[^]+)$/.exec(text)?.groups ?? {}
  if (subject === undefined || body === undefined) throw new TemplateFault('template.invalid', { en: 'a template begins with "subject: …" and an empty line', zh: '模板须以“subject: …”和一个空行开头' }, 1)
  const printSubject = compilePart(subject, { blocks: ['if', 'unless'], escape: false }, 0)
  const printBody = compilePart(body, allowed[kind], 2)
  return (model) => {
    const filled = withoutHoles(model) as Record<string, unknown>
    const rendered = { subject: printSubject(filled), body: printBody(filled).trim() }
    if (/[\r\n]/.test(rendered.subject)) throw new TemplateFault('template.header', { en: 'a subject is one line', zh: '主题只能有一行' }, 1)
    return rendered
  }
}

function compilePart(source: string, { blocks, escape }: (typeof allowed)[Kind], linesBefore: number): (model: Record<string, unknown>) => string {
  const engine = Handlebars.create()
  engine.registerHelper('each', eachOf)
  const tree = parsed(source, linesBefore)
  new OnlyWhatLettersNeed(blocks, linesBefore).accept(tree)
  const print = engine.compile(tree, { strict: true, knownHelpersOnly: true, knownHelpers, noEscape: !escape, data: false })
  return (model) => {
    const text = filledIn(() => print(model, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false }), linesBefore)
    if (text.length > limits.body) throw new TemplateFault('template.too-long', { en: `a letter has at most ${limits.body} characters`, zh: `函件最多 ${limits.body} 个字符` })
    return text
  }
}

function parsed(source: string, linesBefore: number): hbs.AST.Program {
  try {
    return Handlebars.parse(source)
  } catch (error) {
    const line = lineIn(error)
    throw new TemplateFault('template.invalid', { en: 'the braces do not fit together', zh: '花括号不配对' }, line === null ? null : line + linesBefore)
  }
}

function filledIn(print: () => string, linesBefore: number): string {
  try {
    return print()
  } catch (error) {
    if (error instanceof TemplateFault) throw error
    const { lineNumber, message = '' } = error as { lineNumber?: number, message?: string }
    const [, name] = /^"([\w.]{1,60})" not defined/.exec(message) ?? []
    throw new TemplateFault('template.hole', name ? { en: `${name} has no value`, zh: `${name} 没有值` } : { en: 'a name has no value', zh: '有一个名称没有值' }, lineNumber ? lineNumber + linesBefore : null)
  }
}

const lineIn = (error: unknown): number | null => {
  const line = /line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  return line ? Number(line) : null
}

/** Goes through a list of the model: what is no list is a hole, and one that is longer than any letter is refused. */
function eachOf(this: unknown, list: unknown, { fn, inverse }: Handlebars.HelperOptions): string {
  if (!Array.isArray(list)) throw new TemplateFault('template.hole', { en: 'what it goes through is no list', zh: '所循环的不是列表' })
  if (list.length > limits.items) throw new TemplateFault('template.too-long', { en: `a list in a letter has at most ${limits.items} entries`, zh: `函件中的列表最多 ${limits.items} 项` })
  return list.length === 0 ? inverse(this) : list.map((item) => fn(item)).join('')
}

/** Strict mode only notices names that are absent, would print null as nothing, and takes what it finds on the prototype for present. */
function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutHoles)
  if (typeof value !== 'object' || value === null) return value
  const filled = Object.entries(value).filter(([, one]) => one !== null && one !== undefined && one !== '').map(([key, one]) => [key, withoutHoles(one)])
  // The engine names what it did not find together with where it looked, and an object without a prototype has no text.
  const empty = Object.defineProperty(Object.create(null) as Record<string, unknown>, Symbol.toPrimitive, { value: () => 'the model' })
  return Object.assign(empty, Object.fromEntries(filled))
}

class OnlyWhatLettersNeed extends Handlebars.Visitor {
  readonly #blocks: readonly string[]
  readonly #linesBefore: number
  #loops = 0

  constructor(blocks: readonly string[], linesBefore: number) {
    super()
    this.#blocks = blocks
    this.#linesBefore = linesBefore
  }

  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (statement.params.length > 0 || statement.hash !== undefined || !statement.escaped || statement.path.type !== 'PathExpression') this.#refuse(statement)
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const loop = block.path.original === 'each'
    const [about] = block.params
    if (!this.#blocks.includes(block.path.original) || block.params.length !== 1 || about?.type !== 'PathExpression' || block.hash !== undefined) this.#refuse(block)
    if (loop) this.#loops += 1
    if (this.#loops > limits.loops) this.#refuse(block)
    super.BlockStatement(block)
    if (loop) this.#loops -= 1
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void { this.#refuse(statement) }
  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void { this.#refuse(statement) }
  override Decorator(decorator: hbs.AST.Decorator): void { this.#refuse(decorator) }
  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void { this.#refuse(block) }
  override SubExpression(expression: hbs.AST.SubExpression): void { this.#refuse(expression) }

  #refuse({ type, loc }: hbs.AST.Node): never {
    throw new TemplateFault('template.invalid', { en: `${type} is more than a template may use`, zh: `模板不能使用 ${type}` }, loc.start.line + this.#linesBefore)
  }
}
