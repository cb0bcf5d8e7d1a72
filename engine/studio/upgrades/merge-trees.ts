/**
 * Three states of a tree become one: what only one side changed is taken, what both changed otherwise is a conflict. Works on parsed diagrams and tables and on the
 * JSON of forms alike; things in lists go by a key and not by their place.
 */

export interface Node {
  [property: string]: unknown
}

export type Choice = 'mine' | 'theirs'

export interface Conflict {
  /** Stays the same while nothing changes: choices name it. */
  id: string
  /** What it is about, from the outside in. */
  within: Node[]
  /** Path from the innermost of `within`; empty: whether it is there at all. */
  path: string
  base: unknown
  mine: unknown
  theirs: unknown
}

export interface Grammar {
  /** The properties of a node that say something. */
  keysOf(node: Node): string[]
  /** Whether a value is contained in its owner, as against only named by it. */
  isNode(owner: Node, key: string, value: unknown): value is Node
  /** Lists that are one thing: the points of a line. */
  isWhole(key: string): boolean
  /** What a thing in a list goes by. */
  keyOf(item: unknown, place: number): string
  /** What a reference to another thing is compared by. */
  textOf(value: unknown): string
  /** Step from a node to one of its values, in a path. */
  step(path: string, owner: Node, key: string, item: unknown, place: number | null): string
  /** What is decided for mine without asking: where something is drawn. */
  silent(owner: Node): boolean
  /** Whether conflicts name this node. */
  isNamed(node: Node): boolean
}

export interface Merging {
  grammar: Grammar
  choices: Readonly<Record<string, Choice>>
  conflicts: Conflict[]
  /** How many things came from theirs without asking. */
  taken: number
}

interface Place {
  within: Node[]
  path: string
}

/** Puts into `mine` what `theirs` changed since `base`. */
export function mergeNodes(base: Node, mine: Node, theirs: Node, at: Place, merging: Merging): void {
  const { grammar } = merging
  const here = grammar.isNamed(mine) ? { within: [...at.within, mine], path: '' } : at
  for (const key of new Set([base, mine, theirs].flatMap((node) => grammar.keysOf(node)))) {
    const [b, m, t] = [base[key], mine[key], theirs[key]]
    const changed = same(grammar, mine, key, b, t) ? 'mine' : same(grammar, mine, key, b, m) ? 'theirs' : same(grammar, mine, key, m, t) ? 'mine' : 'both'
    if (changed === 'mine') continue
    // Both lists and nodes are gone into even where only theirs changed, so that what is taken is counted thing by thing.
    if (!grammar.isWhole(key) && Array.isArray(m ?? t) && [b, m, t].every((value) => value === undefined || Array.isArray(value))) mine[key] = mergeLists((b ?? []) as unknown[], (m ?? []) as unknown[], (t ?? []) as unknown[], mine, key, here, merging)
    else if (grammar.isNode(mine, key, m) && grammar.isNode(theirs, key, t) && m['$type'] === t['$type']) {
      mergeNodes(grammar.isNode(base, key, b) ? b : {}, m, t, { ...here, path: grammar.step(here.path, mine, key, m, null) }, merging)
    } else if (changed === 'theirs') take(mine, key, t, merging)
    else if (grammar.silent(mine)) continue
    else if (decided({ within: here.within, path: grammar.step(here.path, mine, key, m ?? t, null), base: b, mine: m, theirs: t }, merging) === 'theirs') take(mine, key, t, { ...merging, taken: 0 })
  }
}

function take(node: Node, key: string, value: unknown, merging: Merging): void {
  if (value === undefined) delete node[key]
  else node[key] = value
  merging.taken += 1
}

function mergeLists(base: unknown[], mine: unknown[], theirs: unknown[], owner: Node, key: string, at: Place, merging: Merging): unknown[] {
  const { grammar } = merging
  const [b, m, t] = [base, mine, theirs].map((list) => keyed(grammar, list)) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>]
  const equal = (one: unknown, other: unknown): boolean => same(grammar, owner, key, one, other)
  const merged = new Map(m)
  const whole = (id: string, item: unknown): Choice => {
    const node = grammar.isNode(owner, key, item) ? item : null
    const place = node && grammar.isNamed(node) ? { within: [...at.within, node], path: '' } : { ...at, path: grammar.step(at.path, owner, key, item, null) }
    return grammar.silent(owner) ? 'mine' : decided({ ...place, base: b.get(id), mine: m.get(id), theirs: t.get(id) }, merging)
  }
  for (const [place, [id, item]] of [...t].entries()) {
    const [was, own] = [b.get(id), m.get(id)]
    if (own === undefined && was === undefined) {
      insertAfter(merged, [...t.keys()].slice(0, place), id, item)
      merging.taken += 1
    } else if (own === undefined) {
      if (!equal(was, item) && whole(id, item) === 'theirs') insertAfter(merged, [...t.keys()].slice(0, place), id, item)
    } else if (grammar.isNode(owner, key, own) && grammar.isNode(owner, key, item) && own['$type'] === item['$type']) {
      mergeNodes(grammar.isNode(owner, key, was) ? was : {}, own, item, { ...at, path: grammar.step(at.path, owner, key, own, place) }, merging)
    } else if (!equal(own, item) && (equal(was, own) || (!equal(was, item) && whole(id, item) === 'theirs'))) merged.set(id, item)
  }
  for (const [id, own] of m) {
    if (t.has(id) || !b.has(id)) continue
    if (equal(b.get(id), own)) merging.taken += 1
    else if (whole(id, own) === 'mine') continue
    merged.delete(id)
  }
  return [...merged.values()]
}

/** What shares its key with one before it is the second of them. */
function keyed(grammar: Grammar, list: unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [place, item] of list.entries()) {
    const key = grammar.keyOf(item, place)
    let own = key
    for (let n = 2; found.has(own); n += 1) own = `${key} (${n})`
    found.set(own, item)
  }
  return found
}

/** Behind the nearest of those that stand before it there and are here, too. */
function insertAfter(list: Map<string, unknown>, before: string[], key: string, item: unknown): void {
  const entries = [...list]
  const neighbour = before.findLast((one) => list.has(one))
  entries.splice(neighbour === undefined ? 0 : entries.findIndex(([one]) => one === neighbour) + 1, 0, [key, item])
  list.clear()
  for (const [one, value] of entries) list.set(one, value)
}

export function decided(conflict: Omit<Conflict, 'id'>, { conflicts, choices, grammar }: Merging): Choice {
  const id = [...conflict.within.map((node) => grammar.keyOf(node, 0)).slice(-1), conflict.path].join('/')
  if (!conflicts.some((one) => one.id === id)) conflicts.push({ id, ...conflict })
  return choices[id] ?? 'mine'
}

/** By what they say: contained things part by part, named ones by their name. */
export function same(grammar: Grammar, owner: Node, key: string, one: unknown, other: unknown): boolean {
  return said(grammar, owner, key, one) === said(grammar, owner, key, other)
}

function said(grammar: Grammar, owner: Node, key: string, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => said(grammar, owner, key, item)).join(',')}]`
  if (!grammar.isNode(owner, key, value)) return grammar.textOf(value)
  return `{${grammar.keysOf(value).toSorted().map((one) => `${one}:${said(grammar, value, one, value[one])}`).join(',')}}`
}
