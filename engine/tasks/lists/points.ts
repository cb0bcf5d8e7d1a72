import { entriesOf, rowsOf, textOf, textsOf, windowOf, type Point } from '../../feedback/window.ts'
import type { ListQuestion, Option } from './list.ts'

const asOption = ({ id, text }: Point): Option => ({ value: id, label: `${id}. ${text}` })

/** The points that the complaint was split into. */
export async function points({ complaintId }: ListQuestion): Promise<Option[]> {
  const open = complaintId === null ? null : await windowOf(complaintId)
  return (open?.points ?? []).map(asOption)
}

/** Those that one department was asked about: the variable `points`. It sees no others, unless it was asked about the whole complaint. */
export async function ownPoints(question: ListQuestion): Promise<Option[]> {
  const own = textsOf(question.variables['points'])
  return (await points(question)).filter(({ value }) => own.length === 0 || own.includes(value))
}

/** What the office found that does not fit together, over all its reviews. */
export async function contradictions({ complaintId }: ListQuestion): Promise<Option[]> {
  const found = (complaintId === null ? [] : await entriesOf(complaintId)).flatMap((entry) => rowsOf(entry, 'contradictions'))
  return found.map(({ what }, i) => ({ value: String(i + 1), label: textOf(what) }))
}
