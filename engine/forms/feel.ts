import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin'
import type { Values } from './paths.ts'
import type { PatternCheck } from './safe-pattern.ts'

const longest = 2_000
const deepestLoops = 2
const loops = ['ForExpression', 'QuantifiedExpression', 'FilterExpression']
const matching = ['matches', 'replace', 'split']

type Tree = ReturnType<typeof parseExpression>
type Node = Tree['topNode']

/** form-js takes a text for FEEL where it begins with `=`. */
export function isExpression(value: unknown): value is `=${string}` {
  return typeof value === 'string' && value.startsWith('=')
}

/** What an expression comes to, null where it fails: as in form-js. Values that are no JSON (dates, durations) become their texts. */
export function valueOf(expression: string, scope: Values): unknown {
  try {
    return asJson(evaluate(expression.slice(1), scope).value)
  } catch {
    return null
  }
}

/** Whether a condition holds, read as a unary test like in form-js: there, an expression that comes to null holds too. */
export function holds(expression: string, scope: Values): boolean {
  try {
    return unaryTest(expression.slice(1), scope).value === true
  } catch {
    return false
  }
}

/** A flag that is fixed or an expression; an expression that does not come to true is false. */
export function flag(value: boolean | string | undefined, scope: Values): boolean {
  return isExpression(value) ? valueOf(value, scope) === true : value === true
}

/** Why an expression may not stand in a form, or null: it does not parse, or it could run for long. */
export function expressionProblem(source: string, patternProblem: PatternCheck): string | null {
  if (source.length > longest) return `It is longer than ${longest} characters.`
  const problem = treeProblem(parseExpression(source, {}, undefined), source, patternProblem)
  return problem && treeProblem(parseUnaryTests(source, {}, undefined), source, patternProblem) ? problem : null
}

function treeProblem(tree: Tree, source: string, patternProblem: PatternCheck): string | null {
  let problem: string | null = null
  let open = 0
  tree.iterate({
    enter(ref) {
      if (loops.includes(ref.name)) open += 1
      if (ref.type.isError) problem ??= 'It does not parse.'
      else if (open > deepestLoops) problem ??= 'Its loops are nested too deeply.'
      else problem ??= nodeProblem(ref.node, source, patternProblem)
    },
    leave(ref) {
      if (loops.includes(ref.name)) open -= 1
    },
  })
  return problem
}

function nodeProblem(node: Node, source: string, patternProblem: PatternCheck): string | null {
  if (node.name === 'FunctionDefinition') return 'It defines a function.'
  if (node.name === 'IterationContext' && textOf(node, source).includes('..')) return 'It counts through a range.'
  if (node.name !== 'FunctionInvocation') return null
  const name = node.firstChild ? textOf(node.firstChild, source) : ''
  if (!matching.includes(name)) return null
  const pattern = node.getChild('PositionalParameters')?.firstChild?.nextSibling
  if (pattern?.name !== 'StringLiteral') return `The pattern of ${name}() must be written out.`
  const problem = patternProblem(textOf(pattern, source).slice(1, -1).replaceAll('\\\\', '\\'))
  return problem && `The pattern of ${name}() is refused. ${problem}`
}

function textOf({ from, to }: Node, source: string): string {
  return source.slice(from, to)
}

function asJson(value: unknown): unknown {
  const text = JSON.stringify(value)
  return text === undefined ? null : JSON.parse(text)
}
