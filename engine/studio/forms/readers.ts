/** Who asks for a variable of a process: its own elements and tables, the processes that it calls, and those that call it. */
import { handedOn, type Place, type ProcessReads } from './diagram-reads.ts'
import type { Installation } from './installation.ts'
import { tableTitle } from '../files/titles.ts'

export interface Reader extends Place {
  kind: 'flow' | 'step' | 'table'
  /** Of the diagram or table in which it stands. */
  file: string
  process: Place
}

/** `value`: the text that it is compared with, null where it is only handed on or looked at. */
export interface Asking {
  value: string | null
  by: Reader
}

type Process = ProcessReads & { file: string }

export function askingFor(variable: string, processId: string, all: Installation): Asking[] {
  const found: Asking[] = []
  const seen = new Set<string>()
  const open = [{ id: processId, name: variable }]
  for (let next = open.pop(); next; next = open.pop()) {
    const key = `${next.id} ${next.name}`
    const process = all.processes.get(next.id)
    if (seen.has(key) || !process) continue
    seen.add(key)
    found.push(...inProcess(next.name, process), ...inTables(next.name, process, all))
    open.push(...calledWith(next.name, process, all), ...handedBack(next.name, process, all))
  }
  return found
}

const inProcess = (variable: string, process: Process): Asking[] =>
  process.elements.flatMap(({ reads, kind, id, name, nameZh }) =>
    reads.filter((read) => read.name === variable).map(({ value }) => ({ value, by: { kind, id, name, nameZh, file: process.file, process: placeOf(process) } })))

function inTables(variable: string, process: Process, all: Installation): Asking[] {
  return process.tables.flatMap(({ decision, inputs }) => withRequired(decision, all).flatMap(({ id, name, file, reads }) =>
    reads.filter((read) => (inputs.get(read.name) ?? read.name) === variable)
      .map(({ value }) => ({ value, by: { kind: 'table' as const, id, name, nameZh: tableTitle(file.replace(/\.dmn$/, ''), name).zh, file, process: placeOf(process) } }))))
}

function withRequired(id: string, all: Installation, seen = new Set<string>()): NonNullable<ReturnType<Installation['decisions']['get']>>[] {
  const decision = all.decisions.get(id)
  if (!decision || seen.has(id)) return []
  seen.add(id)
  return [decision, ...decision.requires.flatMap((required) => withRequired(required, all, seen))]
}

/** A process that gives the name a value of its own asks for that one. */
function calledWith(variable: string, { calls }: Process, all: Installation): { id: string; name: string }[] {
  return calls.flatMap(({ process: id, inputs, allIn }) => {
    const handed = [...inputs].filter(([, source]) => source === variable).map(([name]) => ({ id, name }))
    const called = all.processes.get(id)
    return allIn && called && !inputs.has(variable) && !givesItself(variable, called, all) ? [...handed, { id, name: variable }] : handed
  })
}

const givesItself = (variable: string, { sets, forms }: Process, all: Installation): boolean =>
  sets.has(variable) || forms.some(({ form }) => all.forms.get(form)?.given.has(variable))

const handedBack = (variable: string, { id }: Process, all: Installation): { id: string; name: string }[] =>
  [...all.processes.values()].flatMap((caller) => caller.calls.filter(({ process }) => process === id).flatMap(({ outputs, allOut }) => [
    ...outputs.filter(({ source }) => handedOn(source) === variable).map(({ target }) => ({ id: caller.id, name: target })),
    ...(allOut ? [{ id: caller.id, name: variable }] : []),
  ]))

export const placeOf = ({ id, name, nameZh }: Place): Place => ({ id, name, nameZh })
