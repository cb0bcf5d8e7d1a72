import type { Entry } from '../../complaints/entry.ts'
import { rowsOf, textOf } from '../../feedback/window.ts'
import type { ListQuestion } from './list.ts'

const headings = {
  policyBasis: { en: 'Policies and norms', zh: '政策规范依据' }, whatHappened: { en: 'What happened', zh: '事实经过' }, measures: { en: 'Measures', zh: '整改措施' },
  suggestionsAdopted: { en: 'Suggestions adopted', zh: '采纳的建议' }, suggestionsDeclined: { en: 'Not adopted, because', zh: '未采纳及原因' },
} as const

/** The answer of one department, a paragraph each thing that it has to say (`domain.md`, 1+X window [0]). */
export function answerText(entry: Pick<Entry, 'words' | 'choices'>, language: ListQuestion['language']): string[] {
  return Object.entries(headings).flatMap(([key, heading]) => {
    const text = key === 'measures' ? measuresText(entry) : textOf(entry.words[key])
    return text === '' ? [] : [`${heading[language]}: ${text}`]
  })
}

const measuresText = (entry: Pick<Entry, 'words' | 'choices'>): string =>
  rowsOf(entry, 'measures').map(({ measure, owner, by }, i) => `\n  ${i + 1}. ${[measure, owner, by].filter(Boolean).join(' · ')}`).join('')
