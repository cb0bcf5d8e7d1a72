/**
 * What no file can know by itself: a form no longer gives what a diagram or table asks for, or one of them asks for what nothing gives. Only what the changed
 * files bring about is said, and as a warning: other ways to a value are beyond such a look.
 */
import type { Language } from '../../errors/errors.ts'
import { installationOf, type Installation, type NamedText } from './installation.ts'
import { askedAfter, distinct } from './uses.ts'
import type { Read } from './feel-names.ts'
import { liveContents } from '../files/live.ts'
import { warning, type Finding } from '../../zeebe/deploy/finding.ts'

/** `files` as if they went live now, beside everything that is live. */
export const checkAcross = async (files: readonly NamedText[]): Promise<Finding[]> => acrossFindings(files, [...(await liveContents()).values()])

export async function acrossFindings(files: readonly NamedText[], live: readonly NamedText[]): Promise<Finding[]> {
  const names = new Set(files.map(({ name }) => name))
  const [before, now] = [await installationOf(live), await installationOf([...live.filter(({ name }) => !names.has(name)), ...files])]
  const isNew = isNewIn(before)
  return [
    ...[...now.forms].filter(([, { file }]) => names.has(file)).flatMap(([id]) => formFindings(id, before, now)),
    ...[...now.processes.values()].filter(({ file }) => names.has(file)).flatMap(({ id, file, elements }) =>
      elements.flatMap((element) => element.reads.filter((read) => isNew(id, read)).flatMap((read) => readFindings(file, element.id, read, callersOf(id, now), now)))),
    ...[...now.decisions.values()].filter(({ file }) => names.has(file)).flatMap(({ id, file, reads }) =>
      reads.filter((read) => isNew(id, read)).flatMap((read) => readFindings(file, id, read, [...now.processes.keys()], now))),
  ].filter((finding, i, all) => all.findIndex((other) => other.message === finding.message && other.elementId === finding.elementId && other.file === finding.file) === i)
}

function formFindings(id: string, before: Installation, now: Installation): Finding[] {
  const [then, given] = [before.forms.get(id)?.given ?? new Map<string, string[] | null>(), now.forms.get(id)!]
  const file = given.file
  const askedOf = (name: string) => [...now.processes.values()].flatMap((process) => process.forms.filter(({ form }) => form === id).flatMap((step) => askedAfter(name, step, process.id, now)))
  return [...then].flatMap(([name, choices]): Finding[] => {
    const asking = askedOf(name)
    if (asking.length === 0) return []
    if (!given.given.has(name)) return [{ file, ...warning(fields, 'form-answer-gone', { en: `The form does not give "${name}" any more, which is asked for by ${named(distinct(asking), 'en')}.`, zh: `表单不再给出“${name}”，而${named(distinct(asking), 'zh')}需要它。` }) }]
    const left = given.given.get(name) ?? null
    const gone = left === null ? [] : (choices ?? []).filter((value) => !left.includes(value))
    return gone.flatMap((value) => {
      const by = distinct(asking.filter((one) => one.value === value))
      return by.length === 0 ? [] : [{ file, ...warning(fields, 'form-option-gone', { en: `"${value}" can no longer be chosen for "${name}", but ${named(by, 'en')} asks for it.`, zh: `“${name}”不再有“${value}”这一选项，而${named(by, 'zh')}需要它。` }) }]
    })
  })
}

/** A JSON pointer, as for everything that is said about a place in a form. */
const fields = '/components'
const spoken = 4

function named(readers: { name: string; id: string }[], language: Language): string {
  const [open, close, comma] = language === 'zh' ? ['“', '”', '、'] : ['"', '"', ', ']
  const names = [...new Set(readers.map(({ name, id }) => `${open}${name || id}${close}`))]
  if (names.length <= spoken + 1) return names.join(comma)
  return `${names.slice(0, spoken).join(comma)}${language === 'zh' ? `等 ${names.length} 处` : ` and ${names.length - spoken} more`}`
}

/** Whether something is asked that was not before, by the process or decision. */
function isNewIn(before: Installation): (id: string, read: Read) => boolean {
  const key = ({ name, value }: Read): string => JSON.stringify([name, value])
  const asked = new Map<string, Set<string>>()
  for (const { id, elements } of before.processes.values()) asked.set(id, new Set(elements.flatMap(({ reads }) => reads.map(key))))
  for (const { id, reads } of before.decisions.values()) asked.set(id, new Set(reads.map(key)))
  return (id, read) => !asked.get(id)?.has(key(read))
}

/** The process itself, those that call it, and so on. */
function callersOf(id: string, all: Installation): string[] {
  const found = new Set([id])
  for (const called of found) for (const { id: caller, calls } of all.processes.values()) if (calls.some(({ process }) => process === called)) found.add(caller)
  return [...found]
}

/** `around`: processes in which it could be given a value. */
function readFindings(file: string, elementId: string, { name, value }: Read, around: string[], all: Installation): Finding[] {
  const forms = [...all.forms.values()].filter(({ given }) => given.has(name))
  const otherwise = around.some((id) => all.processes.get(id)?.sets.has(name))
  if (forms.length === 0) {
    // Messages and connectors give names that no file writes down: only one that looks like a slip is spoken of.
    const meant = otherwise ? undefined : [...all.forms.values()].flatMap(({ given }) => [...given.keys()]).find((known) => isNear(known, name))
    return meant === undefined ? [] : [{ file, ...warning(elementId, 'variable-unknown', { en: `It asks for "${name}", which nothing gives. There is "${meant}".`, zh: `用到了“${name}”，但没有来源。现有“${meant}”。` }) }]
  }
  const choices = forms.map(({ given }) => given.get(name) ?? null)
  if (value === null || otherwise || choices.includes(null) || choices.flat().includes(value)) return []
  return [{ file, ...warning(elementId, 'value-unknown', { en: `It asks whether "${name}" is "${value}", which can be chosen in no form.`, zh: `判断“${name}”是否为“${value}”，但任何表单中都选不到。` }) }]
}

/** Whether one is a slip of the other: the same letters but for two at most. */
function isNear(a: string, b: string): boolean {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()]
  if (Math.min(from.length, to.length) < 5 || Math.abs(from.length - to.length) > 2) return false
  let row = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1]
    for (const [j, other] of Array.from(to).entries()) next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return (row[to.length] ?? 9) <= 2
}
