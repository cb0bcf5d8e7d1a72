/** What the cell `with` of a row gives, with what it says about earlier cases put in its place. */
import { caseNumbered, type Story } from '../story.ts'
import type { Assignment } from '../parts.ts'
import { RowFault } from '../row-fault.ts'
import { readText, readValue } from '../values.ts'

/** As written, by name; a word alone stands under the empty name. */
export type Given = ReadonlyMap<string, string>

/** Also turns the story to the case that `case=1` names. */
export function givenOf(story: Story, assignments: Assignment[]): Given {
  const given = new Map<string, string>()
  for (const { name, value } of assignments) {
    if (name === 'case' && value !== null) story.here = caseNumbered(story, Number(value))
    else if (value === null) given.set('', name)
    else given.set(name, referring(story, value))
  }
  return given
}

/** `case 2` → its id, `case 2 receipt` → its receipt number. */
export function referring(story: Story, text: string): string {
  const [, number, receipt] = /^case (\d+)( receipt)?$/.exec(text) ?? []
  if (number === undefined) return text
  const { id, receipt: number2 } = caseNumbered(story, Number(number))
  return receipt ? number2 : id
}

/** All of them, each read as a value. @throws RowFault for a word without a value */
export function valuesOf(given: Given): Record<string, unknown> {
  return Object.fromEntries([...given].map(([name, text]) => [named(name, text), readValue(text)]))
}

/** Those that are allowed, as texts. @throws RowFault naming one that is not allowed */
export function textsOf<N extends string>(given: Given, allowed: readonly N[]): Partial<Record<N, string>> {
  const unknown = [...given].find(([name, text]) => !allowed.some((one) => one === named(name, text)))
  if (unknown) throw new RowFault({ en: `There is no "${unknown[0]}" here, only: ${allowed.join(', ')}.`, zh: `这里没有“${unknown[0]}”，只有：${allowed.join('、')}。` })
  return Object.fromEntries([...given].map(([name, text]) => [name, readText(text)])) as Partial<Record<N, string>>
}

function named(name: string, text: string): string {
  if (name === '') throw new RowFault({ en: `"${text}" says nothing here: write name=value.`, zh: `“${text}”在此没有意义，请写成 名称=值。` })
  return name
}
