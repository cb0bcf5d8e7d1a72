/** What the forms of the emergency plan show: `emergency`, `picture`, `sections`, `section` and `choices` are variables of its processes. */
import { Complaints, natures } from '../../complaints/complaint.ts'
import { Entries } from '../../complaints/entry.ts'
import { departmentName } from '../../complaints/names.ts'
import { nameOf } from '../../complaints/vocabulary.ts'
import { casesOf } from '../../emergencies/belonging.ts'
import { Emergencies, type Emergency } from '../../emergencies/emergency.ts'
import type { Count, Figures } from '../../emergencies/figures.ts'
import type { Section } from '../../emergencies/sections.ts'
import { own, solutionsIn, type Solution } from '../../emergencies/solutions.ts'
import type { ListQuestion, Option } from './list.ts'

const fileOf = async ({ variables }: ListQuestion): Promise<Emergency | null> =>
  typeof variables['emergency'] === 'string' ? await Emergencies.findById(variables['emergency']).lean<Emergency>() : null

const placeName = (id: string, { hospital, language }: ListQuestion): string => departmentName(id, hospital)[language]

/** Its cases, to leave some of them out: receipt numbers, never who complained. */
export const emergencyCases = async (question: ListQuestion): Promise<Option[]> => {
  const file = await fileOf(question)
  const cases = file ? await Complaints.find(casesOf(file), { receipt: 1, department: 1 }).sort({ receivedAt: 1 }).lean() : []
  return cases.map(({ _id, receipt, department }) => ({ value: _id, label: department ? `${receipt} (${placeName(department, question)})` : receipt }))
}

/** A section is known by its departments. */
export const sections = (question: ListQuestion): Option[] =>
  ((question.variables['sections'] ?? []) as Section[]).map(({ id, departments }) => ({ value: id, label: departments.map((one) => placeName(one, question)).join(', ') }))

/** The figures of the picture that is being drawn, as lines to read. */
export const figures = (question: ListQuestion): string => {
  const picture = question.variables['picture'] as Figures | undefined
  return picture ? linesOf(picture, question).join('\n') : ''
}

function linesOf({ cases, fresh, open, byCause, byPlace, byDay, byNature, bySeverity, measures, visits }: Figures, question: ListQuestion): string[] {
  const zh = question.language === 'zh'
  const line = (en: string, chinese: string, counts: Count, name = (id: string) => id): string =>
    `${zh ? chinese : en}${zh ? '：' : ': '}${Object.entries(counts).map(([id, n]) => `${name(id)} ${n}`).join(zh ? '，' : ', ') || '–'}`
  const called = (kind: 'tag' | 'nature') => (id: string) => nameOf(kind, id)[question.language]
  return [
    zh ? `共 ${cases} 件，新增 ${fresh} 件，在办 ${open} 件` : `${cases} cases, ${fresh} of them new, ${open} open`,
    line('Event cause', '事件起因', byCause, called('tag')),
    line('Place', '地点', byPlace, (id) => placeName(id, question)),
    line('Time period', '时间段', byDay),
    line('Problem', '问题类别', Object.fromEntries(natures.flatMap((id) => (byNature[id] ? [[id, byNature[id]]] : []))), called('nature')),
    line('Injury degree', '损害程度', bySeverity),
    zh ? `处置：已联系 ${measures.contacted}，有方案 ${measures.planned}，已答复 ${measures.answered}，已办结 ${measures.closed}` : `Measures: ${measures.contacted} contacted, ${measures.planned} planned, ${measures.answered} answered, ${measures.closed} closed`,
    zh ? `回访：满意 ${visits.satisfied}，不满意 ${visits.notSatisfied}` : `Return visits: ${visits.satisfied} satisfied, ${visits.notSatisfied} not`,
  ]
}

const drafted = async ({ instanceKey }: ListQuestion): Promise<Solution[]> => (instanceKey ? await solutionsIn(instanceKey) : [])

const asOption = (question: ListQuestion) => ({ id, department, text }: Solution): Option => ({ value: id, label: `${placeName(department, question)}: ${text}` })

/** What the departments of a section drafted, and that its head may write another. */
export const solutions = async (question: ListQuestion): Promise<Option[]> => {
  const section = question.variables['section'] as Section | undefined
  const mine = (await drafted(question)).filter((one) => !one.byHead && section?.departments.includes(one.department))
  return [...mine.map(asOption(question)), { value: own, label: question.language === 'zh' ? '均不合适，另拟方案' : 'None of them: our own, below' }]
}

/** Each section's choice. */
export const chosenSolutions = async (question: ListQuestion): Promise<Option[]> => (await chosen(question)).map(asOption(question))

/** What is to be carried out, as a text to read. */
export const solutionText = async (question: ListQuestion): Promise<string> => {
  const kept = question.variables['kept'] as string[] | undefined
  const all = await chosen(question)
  return all.filter(({ id }) => !kept?.length || kept.includes(id)).map((one) => asOption(question)(one).label).join('\n')
}

async function chosen(question: ListQuestion): Promise<Solution[]> {
  const choices = (question.variables['choices'] ?? []) as { section: Section, chosen: string | null }[]
  const all = await drafted(question)
  return choices.flatMap(({ section, chosen: id }) =>
    (id === own || id === null ? all.findLast((one) => one.byHead && section.departments.includes(one.department)) : all.find((one) => one.id === id)) ?? [])
}

/** The lesson of a review that an improvement began with. */
export const lesson = async (question: ListQuestion): Promise<string> => {
  const file = await fileOf(question)
  const entry = file?.rootKey ? await Entries.findOne({ rootKey: file.rootKey, 'words.lessons': { $exists: true }, 'state': 'kept' }).sort({ at: -1 }).lean() : null
  const rows = entry?.words['lessons'] as { lesson?: string }[] | undefined
  return rows?.[Number(question.variables['lessonNo'] ?? 0) - 1]?.lesson ?? ''
}
