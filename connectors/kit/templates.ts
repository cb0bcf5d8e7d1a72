/**
 * Handlebars as far as a letter needs it: names, `{{#if}}` and `{{#unless}}`. A name without a value is a hole and refuses the letter;
 * prototypes are out of reach; loops, partials and everything else do not compile.
 */
import Handlebars from 'handlebars'
import { JobRefused } from './refusals.ts'

export interface Letter {
  subject: string
  body: string
}

/** Renders with a model of plain values. @throws JobRefused `template.hole`, `template.header` */
export type Template = (model: Readonly<Record<string, unknown>>) => Letter

const blocks = new Set(['if', 'unless'])
const knownHelpers = { if: true, unless: true, each: false, with: false, log: false, lookup: false, helperMissing: false, blockHelperMissing: false }

/**
 * Compiles a template whose first line is `subject: …`, followed by an empty line and the body.
 * @param kind `text` leaves values as they are; `html` escapes them in the body, while the subject is text in both
 * @throws Error where the source has no subject line or uses more than is allowed
 */
export function compileTemplate(source: string, kind: 'text' | 'html'): Template {
  const { subject, body } = /^subject: (?<subject>.+)\r?\n\r?\n(?<body>[^]+)$/.exec(source)?.groups ?? {}
  if (subject === undefined || body === undefined) throw new Error('a template begins with "subject: …" and an empty line')
  const renderSubject = compilePart(subject, true)
  const renderBody = compilePart(body, kind === 'text')
  return (model) => {
    const letter = { subject: renderSubject(model), body: renderBody(model).trim() }
    if (/[\r\n]/.test(letter.subject)) throw new JobRefused('template.header')
    return letter
  }
}

function compilePart(source: string, noEscape: boolean): (model: Readonly<Record<string, unknown>>) => string {
  new OnlyWhatLettersNeed().accept(Handlebars.parse(source))
  const render = Handlebars.compile(source, { strict: true, knownHelpersOnly: true, knownHelpers, noEscape, data: false })
  return (model) => {
    try {
      return render(withoutHoles(model), { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false })
    } catch (cause) {
      throw new JobRefused('template.hole', { cause })
    }
  }
}

/** Strict mode only notices names that are absent, would print null as nothing, and takes what it finds on the prototype for present. */
function withoutHoles(model: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const filled = Object.entries(model).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return Object.assign(Object.create(null) as Record<string, unknown>, Object.fromEntries(filled))
}

class OnlyWhatLettersNeed extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (statement.params.length > 0 || !statement.escaped) refuse(statement)
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    if (!blocks.has(block.path.original) || block.params.length !== 1) refuse(block)
    super.BlockStatement(block)
  }

  override PartialStatement(statement: hbs.AST.PartialStatement): void { refuse(statement) }
  override PartialBlockStatement(statement: hbs.AST.PartialBlockStatement): void { refuse(statement) }
  override Decorator(decorator: hbs.AST.Decorator): void { refuse(decorator) }
  override DecoratorBlock(block: hbs.AST.DecoratorBlock): void { refuse(block) }
  override SubExpression(expression: hbs.AST.SubExpression): void { refuse(expression) }
}

function refuse({ type, loc }: hbs.AST.Node): never {
  throw new Error(`${type} in line ${loc.start.line} is more than a template may use`)
}
