/** What differs between two contents of a file, in the terms of what it is: elements, rows and cells, fields, lines. */
import type { FormSchema } from '../../forms/index.ts'
import { scanXml } from '../../zeebe/deploy/scan-xml.ts'
import type { FileKind } from '../files/names.ts'
import { compareDiagrams, type ComparedDiagram } from './diagrams.ts'
import { compareForms, type ComparedField } from './forms.ts'
import { compareLines, type ComparedLine } from './lines.ts'
import { compareSettings, type ComparedSetting } from './settings.ts'
import { compareTables, type ComparedTable } from './tables.ts'

export interface Difference {
  same: boolean
  diagram?: ComparedDiagram
  tables?: ComparedTable[]
  fields?: ComparedField[]
  setting?: ComparedSetting
  /** Of templates; of others where one of the two is not what its name says. */
  lines?: ComparedLine[]
}

/** More than people draw; the longest common sequence of more would take the memory of the server. */
const most = { elements: 3_000, lines: 20_000 }

/** @param before null where there was none */
export async function compareContents(kind: FileKind, after: string, before: string | null): Promise<Difference> {
  if (after === before) return { same: true }
  try {
    const difference = await parts[kind](after, before ?? '')
    return { same: nothingIn(difference), ...difference }
  } catch {
    return { same: false, lines: [after, before ?? ''].some((text) => text.split('\n').length > most.lines) ? [] : compareLines(after, before ?? '') }
  }
}

const parts: Record<FileKind, (after: string, before: string) => Promise<Omit<Difference, 'same'>>> = {
  diagram: async (after, before) => ({ diagram: await compareDiagrams(scanned(after), scanned(before || emptyDiagram)) }),
  table: async (after, before) => ({ tables: await compareTables(scanned(after), scanned(before || emptyTable)) }),
  form: async (after, before) => ({ fields: compareForms(JSON.parse(after) as FormSchema, before === '' ? undefined : JSON.parse(before) as FormSchema) }),
  template: async (after, before) => ({ lines: compareLines(after, before) }),
  setting: async (after, before) => ({ setting: compareSettings(after, before) }),
}

const emptyDiagram = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="none" targetNamespace="none"/>'
const emptyTable = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="none" name="none" namespace="none"/>'

/** @throws Error for a text that no parser should see, or that is too large to be compared element by element */
function scanned(xml: string): string {
  const [fault] = scanXml(Buffer.from(xml))
  if (fault) throw new Error(fault.message)
  if ((xml.match(/\sid="/g)?.length ?? 0) > most.elements * 3) throw new Error('too many elements')
  return xml
}

const nothingIn = ({ diagram, tables, fields, setting, lines }: Omit<Difference, 'same'>): boolean =>
  (diagram?.elements ?? []).length === 0 && (fields ?? []).length === 0 &&
  [...(tables ?? []), ...(setting?.rows ?? []), ...(lines ?? [])].every(({ change }) => change === 'same')
