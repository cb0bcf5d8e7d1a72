/** Which variables an expression reads, and which written-out texts it compares them with. */
import { parseExpression, parseUnaryTests } from 'feelin'

export interface Read {
  name: string
  /** Null where it is not compared with a text that is written out. */
  value: string | null
}

/** Functions of the engine whose names hold a word that FEEL keeps for itself. */
const functions = { 'get or else': true }
const longest = 5_000

type Tree = ReturnType<typeof parseExpression>
type Node = Tree['topNode']

/** Of an expression without its `=`; nothing where it does not parse. */
export function readsOf(source: string): Read[] {
  if (source.length > longest) return []
  const tree = parseExpression(source, functions, undefined)
  const own = new Set<string>()
  tree.iterate({ enter: ({ name, node }) => { if (name === 'InExpression' && node.firstChild) own.add(textOf(node.firstChild, source)) } })
  const reads: Read[] = []
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'VariableName' || isCalled(node) || isOfItem(node)) return
      const variable = textOf(node, source)
      if (!own.has(variable)) reads.push(...comparedWith(node, source).map((value) => ({ name: variable, value })))
    },
  })
  return reads
}

/** Texts that a table's cell asks for: `"dispute"`, `"a", "b"`, `not("x")`. */
export function textsIn(cell: string): string[] {
  if (cell.length > longest) return []
  const texts: string[] = []
  parseUnaryTests(cell, functions, undefined).iterate({ enter: ({ name, node }) => { if (name === 'StringLiteral') texts.push(unquoted(textOf(node, cell))) } })
  return texts
}

const textOf = ({ from, to }: Pick<Node, 'from' | 'to'>, source: string): string => source.slice(from, to)

const unquoted = (literal: string): string => literal.slice(1, -1).replaceAll('\\"', '"')

const isCalled = (node: Node): boolean => node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from

/** In `deadlines[stage = "contact"]` the stage is one of the list's items, not a variable. */
function isOfItem(node: Node): boolean {
  for (let at: Node | null = node; at?.parent; at = at.parent) {
    if (at.parent.name === 'FilterExpression' && at.parent.firstChild?.from !== at.from) return true
  }
  return false
}

function comparedWith(node: Node, source: string): (string | null)[] {
  const { parent } = node
  if (parent?.name === 'Comparison') {
    const texts = literalsIn(parent, source)
    return texts.length > 0 ? texts : [null]
  }
  const call = parent?.name === 'PositionalParameters' ? parent.parent : null
  if (call?.firstChild && textOf(call.firstChild, source) === 'list contains') {
    const texts = literalsIn(call, source)
    return texts.length > 0 ? texts : [null]
  }
  return [null]
}

function literalsIn(node: Node, source: string): string[] {
  const texts: string[] = []
  node.cursor().iterate(({ name, from, to }) => { if (name === 'StringLiteral') texts.push(unquoted(source.slice(from, to))) })
  return texts
}
