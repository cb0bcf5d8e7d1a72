import { expressionProblem, isExpression } from './feel.ts'
import { getAt, pointer, type Path } from './paths.ts'
import { patternCheck, type PatternCheck } from './safe-pattern.ts'
import { shapeFindings } from './schema-shape.ts'
import { isKeyed, type FormField, type FormFinding, type FormSchema } from './schema.ts'
import { forbiddenKeys } from './unsafe-value.ts'

const limits = { bytes: 200_000, depth: 40, entries: 20_000 }

/** Where form-js evaluates FEEL if the text begins with `=`. */
const expressionPlaces = [
  'alt', 'appearance.prefixAdorner', 'appearance.suffixAdorner', 'conditional.hide', 'description', 'label', 'source', 'readonly', 'disabled', 'text',
  'validate.required', 'validate.min', 'validate.max', 'validate.minLength', 'validate.maxLength', 'valuesExpression', 'dataSource',
  'columnsExpression', 'expression', 'multiple', 'accept', 'title',
]

/**
 * Everything that keeps a form from being saved or deployed: size and depth, components and addresses that could run or load something foreign, patterns and
 * expressions that could run for long or do not parse, keys that clash. An empty list means that compileForm takes it. Takes any value and never throws.
 */
export function checkFormSchema(schema: unknown): FormFinding[] {
  const tooBig = sizeFindings(schema)
  if (tooBig.length > 0) return tooBig
  const unfit = [...textFindings(schema), ...shapeFindings(schema)]
  if (unfit.length > 0) return unfit
  const form = schema as FormSchema
  return [...idFindings(form), ...fieldFindings(form, [], patternCheck()), ...claimFindings(form)]
}

/** Only the size and depth; without recursion, so that depth cannot exhaust the stack. */
export function sizeFindings(schema: unknown): FormFinding[] {
  const open: { value: unknown; depth: number }[] = [{ value: schema, depth: 0 }]
  let entries = 0
  for (let next = open.pop(); next; next = open.pop()) {
    entries += 1
    if (next.depth > limits.depth) return [finding([], 'depth', `The schema is nested more than ${limits.depth} levels deep.`)]
    if (entries > limits.entries) return [finding([], 'size', 'The schema has too many parts.')]
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const value of Object.values(next.value)) open.push({ value, depth: next.depth + 1 })
  }
  const bytes = Buffer.byteLength(JSON.stringify(schema) ?? '')
  return bytes > limits.bytes ? [finding([], 'size', `The schema is larger than ${limits.bytes / 1000} kB.`)] : []
}

/** Addresses that run something, anywhere, and markup in a text, however they are written. */
function textFindings(value: unknown, path: Path = []): FormFinding[] {
  if (typeof value === 'string') {
    if (/(?:java|vb)script:|data:text|data:application|data:image\/svg/.test(asAddress(value))) return [finding(path, 'url', 'The address could run a script.')]
    const shownAsMarkdown = /^text(\.zh)?$/.test(String(path.at(-1)))
    return shownAsMarkdown && /<[a-z!/?]/i.test(value) ? [finding(path, 'html', 'Texts are Markdown; HTML is not allowed in them.')] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    forbiddenKeys.includes(key) ? [finding([...path, key], 'key', `"${key}" cannot be a name.`)] : textFindings(item, [...path, key]))
}

/** As a browser would read an address: entities resolved, invisible characters gone, small letters. */
function asAddress(text: string): string {
  const named: Record<string, string> = { colon: ':', tab: '', newline: '', sol: '/' }
  return text
    .replaceAll(/&#(x[\da-f]+|\d+);?/gi, (_, code: string) => String.fromCodePoint(Math.min(Number(code.replace(/^x/i, '0x')), 0x10ffff)))
    .replaceAll(/&([a-z]+);/gi, (entity, name: string) => named[name.toLowerCase()] ?? entity)
    .replaceAll(/[\p{C}\s]/gu, '')
    .toLowerCase()
}

function idFindings({ id }: FormSchema): FormFinding[] {
  return id && /^[A-Za-z][\w.-]*$/.test(id) ? [] : [finding(['id'], 'form-id', 'The form needs an id of letters, digits, "-", "_" or ".".')]
}

function fieldFindings(field: FormField, path: Path, check: PatternCheck): FormFinding[] {
  return [
    ...expressionFindings(field, path, check), ...patternFindings(field, path, check), ...keyFindings(field, path), ...sourceFindings(field, path),
    ...(field.components ?? []).flatMap((component, i) => fieldFindings(component, [...path, 'components', i], check)),
  ]
}

function expressionFindings(field: FormField, path: Path, check: PatternCheck): FormFinding[] {
  return expressionPlaces.flatMap((place) => {
    const at = place.split('.')
    const value = getAt(field, at)
    if (typeof value !== 'string') return []
    const sources = isExpression(value) ? [value.slice(1)] : [...value.matchAll(/\{\{(?!\/)(?:#(?:if|loop)\s)?(.*?)\}\}/gs)].map(([, source = '']) => source)
    return sources.flatMap((source) => {
      const problem = expressionProblem(source, check)
      return problem ? [finding([...path, ...at], 'feel', `The expression is refused. ${problem}`)] : []
    })
  })
}

function patternFindings({ validate }: FormField, path: Path, check: PatternCheck): FormFinding[] {
  const problem = validate?.pattern ? check(validate.pattern) : null
  return problem ? [finding([...path, 'validate', 'pattern'], 'pattern', `The pattern is refused. ${problem}`)] : []
}

function keyFindings(field: FormField, path: Path): FormFinding[] {
  const name = isKeyed(field.type) ? 'key' : 'path'
  const value = isKeyed(field.type) ? field.key : field.path
  const needed = isKeyed(field.type) || field.type === 'dynamiclist'
  if (!value) return needed ? [finding([...path, name], 'key', `The field needs a ${name}.`)] : []
  const good = value.split('.').every((part) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(part) && !forbiddenKeys.includes(part))
  return good ? [] : [finding([...path, name], 'key', `"${value}" is no name that an expression could use.`)]
}

/** Images come from this site, over http(s), or inline; where they come from is known at save unless an expression says so. */
function sourceFindings({ type, source }: FormField, path: Path): FormFinding[] {
  if (type !== 'image' || typeof source !== 'string' || isExpression(source) || source.includes('{{')) return []
  return /^(https?:\/\/|\/(?!\/)|data:image\/(png|jpeg|gif|webp);)/i.test(source) || source === '' ? [] : [finding([...path, 'source'], 'url', 'An image needs an http(s) address.')]
}

/** As in form-js, each place in the values belongs to one field; groups may share theirs, lists may not. */
function claimFindings(form: FormSchema): FormFinding[] {
  const claims: { place: string; closed: boolean }[] = []
  const ids = new Set<string>()
  return claimsOf(form, [], '').flatMap(({ field, place, path, closed }) => {
    const repeatedId = field.id !== undefined && ids.has(field.id)
    if (field.id !== undefined) ids.add(field.id)
    const taken = place !== null && claims.some((claim) =>
      claim.place === place ? claim.closed || closed : (claim.closed && isWithin(place, claim.place)) || (closed && isWithin(claim.place, place)))
    if (place !== null) claims.push({ place, closed })
    return [
      ...(repeatedId ? [finding([...path, 'id'], 'id-twice', `The id "${field.id ?? ''}" is used twice.`)] : []),
      ...(taken ? [finding([...path, isKeyed(field.type) ? 'key' : 'path'], 'key-twice', `"${(place ?? '').slice(1)}" belongs to another field already.`)] : []),
    ]
  })
}

interface Claim { field: FormField; place: string | null; path: Path; closed: boolean }

/** A list's own place ends in `[]`, so that only its fields lie within it. */
function claimsOf(field: FormField, path: Path, base: string): Claim[] {
  const own = isKeyed(field.type) ? field.key : field.path
  const place = own ? `${base}.${own}` : base
  const list = field.type === 'dynamiclist'
  const claim = { field, path, closed: isKeyed(field.type) || list, place: own && (isKeyed(field.type) || list) ? place : null }
  const inside = list ? `${place}[]` : place
  return [claim, ...(field.components ?? []).flatMap((component, i) => claimsOf(component, [...path, 'components', i], inside))]
}

function isWithin(place: string, around: string): boolean {
  return place.startsWith(`${around}.`)
}

function finding(path: Path, rule: string, message: string): FormFinding {
  return { path: pointer(path), message, rule }
}
