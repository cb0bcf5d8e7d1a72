/** What is wrong with files of any kind, judged together as if they went live now, with everything else as it is. */
import { Refusal } from '../../errors/errors.ts'
import { tryTemplate } from '../../templates/edit.ts'
import { shippedSource } from '../../templates/shipped.ts'
import { checkFiles } from '../../zeebe/deploy/check-files.ts'
import type { DiagramRules } from '../../zeebe/deploy/check-diagram.ts'
import { error, type Finding } from '../../zeebe/deploy/finding.ts'
import { isDeployed, kindOf, templateNameOf, type FileKind } from '../files/names.ts'
import { checkAcross } from '../forms/index.ts'
import { checkSettings } from '../settings/index.ts'
import { checkTable } from '../tables/thread.ts'
import { withElementNames } from './name-elements.ts'

export interface CheckedContent {
  name: string
  content: string
}

/** Faults of a file that nobody else has to look into. */
const unreadable = new Set(['file-type', 'size', 'encoding', 'doctype', 'depth', 'xml', 'json', 'unreadable'])

/** Most that one change set may hold. */
const most = 500

/** Errors keep them from going live. @throws Refusal `file.unknown` for a name that no file may have */
export async function checkStudio(files: readonly CheckedContent[], rules: DiagramRules, now: Date): Promise<Finding[]> {
  if (files.length > most) throw new Refusal('request.too-large')
  const given = files.map((file) => ({ ...file, kind: kindOf(file.name) }))
  if (given.some(({ kind }) => kind === null)) throw new Refusal('file.unknown')
  const of = (...kinds: FileKind[]) => given.filter(({ kind }) => kind !== null && kinds.includes(kind))
  const deployed = given.filter(({ kind }) => kind !== null && isDeployed(kind))
  const [own, templates, settings] = await Promise.all([
    deployed.length > 0 ? checkFiles(deployed, rules) : [],
    checkTemplates(of('template')),
    checkSettings(of('setting'), now),
  ])
  const broken = new Set(own.filter(({ rule, severity }) => severity === 'error' && unreadable.has(rule)).map(({ file }) => file))
  const readable = deployed.filter(({ name }) => !broken.has(name))
  const [tables, across] = await Promise.all([checkTables(readable.filter(({ kind }) => kind === 'table')), readable.length > 0 ? checkAcross(readable) : []])
  return withElementNames([...own, ...tables, ...across, ...templates, ...settings], given)
}

/** One after the other: each takes a thread. */
async function checkTables(files: readonly CheckedContent[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const file of files) findings.push(...await checkTable(file))
  return findings
}

/** One after the other: they share a thread. */
async function checkTemplates(files: readonly CheckedContent[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, content } of files) {
    try {
      const template = templateNameOf(name)
      await shippedSource(template)
      await tryTemplate(template, content)
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.status >= 500) throw cause
      findings.push({ file: name, ...error(cause.extra.errors?.[0]?.path ?? null, cause.code, { en: cause.say('en'), zh: cause.say('zh') }) })
    }
  }
  return findings
}
