import { useQuery } from '@tanstack/react-query'
import type { ComparedDiagram, Fact } from './difference.ts'
import { connectors } from '../../desk/connectors/queries.ts'
import { durationInWords } from '../../desk/packs/in-words.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { vocabulary } from '../diagrams/use-vocabulary.ts'
import { readCondition, type Comparison } from '../diagrams/words/condition.ts'
import { readDue } from '../diagrams/words/due.ts'
import { ofTheCase, readWho, type Who } from '../diagrams/words/who.ts'
import { writeSpan } from '../tables/words/span.ts'

/** Says what a fact of an element is called, and its values as people write them. What has no words is shown as the file has it. */
export function useFactWords(names: ComparedDiagram['names']): { label: (fact: Fact) => string; value: (fact: Fact, text: string | null) => string } {
  const { t, i18n } = useTexts('studioCompare')
  const { t: drawn } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const word = useWord()
  const { departments = [], forms = [], caseVariables = [], tables = [] } = useQuery(vocabulary).data ?? {}
  const known = useQuery({ ...connectors, refetchInterval: false, staleTime: 300_000 }).data?.connectors ?? []
  const variables = [...forms.flatMap((form) => form.variables), ...caseVariables]

  const own = (key: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, 'studioCompare', key)
    return typeof found === 'string' ? found : undefined
  }
  const label = ({ fact }: Fact): string => {
    const [kind = '', ...rest] = fact.split('.')
    const key = rest.join('.')
    const called = own(`property.${key.replaceAll('.', '-')}`) ?? key
    // What has no words is said as the file has it.
    return own(`fact.${fact.replaceAll('.', '-')}`) ?? (own(`factOf.${kind}`) === undefined ? (kind === 'property' ? called : fact) : t(`factOf.${kind}` as 'factOf.input', { key: called }))
  }
  const department = (id: string) => { const found = departments.find((one) => one.id === id); return found ? named(found, language) : id }
  const who = (one: Who): string => {
    if (one.kind === 'role') return word('role', one.role)
    if (one.kind === 'department') return one.department === ofTheCase ? drawn('everybodyHere') : drawn('everybodyIn', { department: department(one.department) })
    if (one.kind === 'role-in') return one.department === ofTheCase ? drawn('roleHere', { role: word('role', one.role) }) : drawn('roleIn', { role: word('role', one.role), department: department(one.department) })
    return drawn(one.kind)
  }
  const compared = ({ variable, operator, values }: Comparison): string => {
    const asked = variables.find(({ name }) => name === variable)
    const answers = values.map((value) => asked?.options.find((option) => option.value === String(value))?.label[language] ?? String(value))
    return [asked?.label[language] ?? variable, drawn(`operator.${operator}`), answers.join(language === 'zh' ? '、' : ', ')].filter(Boolean).join(' ')
  }
  const elementName = (id: string): string => (language === 'zh' ? names[id]?.zh : null) || names[id]?.en || id
  const readers: Record<string, (text: string) => string | undefined> = {
    'from': elementName, 'to': elementName, 'attachedTo': elementName, 'default': elementName, 'inside': elementName,
    'who.candidateGroups': (text) => readWho(text)?.map(who).join(language === 'zh' ? '、' : ', '),
    'due': (text) => {
      const due = readDue(text)
      return due.kind === 'stage' ? t('dueWith', { stage: word('stage', due.stage) }) : due.kind === 'after' ? durationInWords(writeSpan(due.span), language) : undefined
    },
    'condition': (text) => {
      const condition = readCondition(text)
      return condition?.comparisons.map(compared).join(` ${drawn(condition.joined)} `)
    },
    'timer': (text) => durationInWords(/P[\dMDTH]+/.exec(text)?.[0] ?? '', language),
    'job': (text) => known.find(({ type }) => type === text)?.name[language],
    'table': (text) => { const found = tables.find(({ id }) => id === text); return found && named(found, language) },
    'header.meets': (text) => word('stage', text),
  }
  const value = ({ fact }: Fact, text: string | null): string => {
    if (text === null || text === '') return t('nothing')
    return readers[fact]?.(text) || (text === 'true' || text === 'false' ? t(text) : text)
  }
  return { label, value }
}
