/** What the engine puts into forms, by the name that a field asks for it by. A new one is added here. */
import type { FormField, FormSchema } from '../../forms/index.ts'
import { corrections, knownCorrections } from './corrections.ts'
import { departments } from './departments.ts'
import { chosenSolutions, emergencyCases, figures, lesson, sections, solutions, solutionText } from './emergency.ts'
import { calleeLanguage, calleeName, calleePhone } from './follow-up.ts'
import { earlierAnswer, earlierCase } from './earlier-case.ts'
import { letterText } from './letter.ts'
import type { FormList, ListQuestion } from './list.ts'
import { openClocks } from './open-clocks.ts'
import { people } from './people.ts'
import { plannedAction } from './planned-action.ts'
import { contradictions, ownPoints, points } from './points.ts'
import { relatedCases } from './related-cases.ts'
import { answeredDepartments, bounceReasons, gathered, officeRemark } from './window.ts'

const lists: Record<string, FormList> = {
  departments, people,
  points, ownPoints, contradictions, answeredDepartments, gathered, officeRemark, bounceReasons,
  relatedCases, earlierCase, earlierAnswer, calleeName, calleePhone, calleeLanguage,
  emergencyCases, figures, sections, solutions, chosenSolutions, solutionText, lesson, corrections, knownCorrections, plannedAction, openClocks, letterText,
}

/** Those that the form asks for. */
export async function listsFor(schema: FormSchema, question: ListQuestion): Promise<Record<string, unknown>> {
  const asked = namesIn(schema)
  const found = Object.entries(lists).filter(([name]) => asked.has(name)).map(async ([name, list]) => [name, await list(question)] as const)
  return Object.fromEntries(await Promise.all(found))
}

const namesIn = ({ components = [] }: Pick<FormField, 'components'>): Set<string> =>
  new Set(components.flatMap((field) => [...namesIn(field), ...(field.valuesKey ? [field.valuesKey] : []), ...(field.readonly && field.key ? [field.key] : [])]))
