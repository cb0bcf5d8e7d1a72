/** bpmnlint with Camunda's rules for the broker's version. */
import { createRequire } from 'node:module'
import { Linter } from 'bpmnlint'
import type { ModelElement } from '../model/parse.ts'
import { error, warning, type Fault } from './finding.ts'

const require = createRequire(import.meta.url)
const pluginName = 'bpmnlint-plugin-camunda-compat'
const plugin = require(pluginName) as { rules: Record<string, string>, configs: Record<string, { rules: Record<string, unknown> }> }

/** Rules are loaded as they are needed; the plugin names its files relative to itself. */
const resolver = {
  resolveRule: (pkg: string, rule: string): unknown => require(pkg === 'bpmnlint' ? `bpmnlint/rules/${rule}` : `${pluginName}/${plugin.rules[rule] ?? rule}`),
  resolveConfig: (_pkg: string, config: string): unknown => plugin.configs[config],
}

/** Attributes that older brokers accept and ignore: worth knowing, no reason to refuse. */
const ignored = ['no-binding-type', 'no-priority-definition', 'no-version-tag']

const ownRules = {
  'camunda-compat/zeebe-user-task': 'error',
  // A task without a form gets one made here.
  'camunda-compat/user-task-definition': 'off',
}

/**
 * @param version of the broker, such as "8.5.8"; rules for 8.5 where it is not known
 */
export async function lint(definitions: ModelElement, version: string): Promise<Fault[]> {
  const [, minor = '5'] = version.split('.')
  const config = [`camunda-cloud-8-${minor}`, 'camunda-cloud-8-5'].find((name) => plugin.configs[name]) ?? ''
  const linter = new Linter({ resolver, config: { extends: `plugin:camunda-compat/${config}`, rules: ownRules } })
  const reports = await linter.lint(definitions)
  return Object.entries(reports).flatMap(([name, found]) => found.map(({ id, message, category }) => {
    const rule = name.replace(/^.*\//, '')
    const serious = category !== 'warn' && category !== 'info' && !ignored.includes(rule)
    return (serious ? error : warning)(id, rule, rule === 'zeebe-user-task' ? 'A user task must be a native one: <zeebe:userTask/>.' : message)
  }))
}
