import { useQuery } from '@tanstack/react-query'
import { cellInWords } from './row-words.ts'
import * as queries from './queries.ts'
import type { Row } from './shapes.ts'
import { vocabulary } from '../diagrams/use-vocabulary.ts'
import { files } from '../documents/documents.ts'
import { durationInWords } from '../../desk/packs/in-words.ts'
import { inWords } from '../../desk/parts/named.ts'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { groupInWords } from '../../desk/tasks/who.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'

const kinds = ['tier', 'state', 'nature', 'tag', 'field', 'severity', 'channel', 'outcome'] as const
const isKind = (name: string): name is (typeof kinds)[number] => (kinds as readonly string[]).includes(name)

/** Says the cells of scenarios in the reader's language: steps, fields, choices, limits and letters by their names. */
export function useRowWords(): (row: Row, column: keyof Row) => string {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const personName = usePersonName()
  const steps = useQuery(queries.steps).data ?? {}
  const departments = useQuery(queries.departments).data ?? []
  const letters = useQuery(files('template')).data ?? []
  const words = useQuery(vocabulary).data
  const known = [...words?.forms.flatMap(({ variables }) => variables) ?? [], ...words?.caseVariables ?? []]
  const yesOrNo = (value: string): string => (value === 'yes' || value === 'no' ? t(`cell.${value}`) : value)
  const separator = language === 'zh' ? '：' : ': '
  const say = {
    text: (key: string, values?: Record<string, string>) => t(key, { ...values, defaultValue: key }),
    who: (code: string) => (/^(A|B) of /.test(code) ? code : personName(code, groupInWords(code, departments, language, word))),
    step: (id: string) => (steps[id] ? inWords(steps[id], language) : id),
    field: (name: string, value: string) => {
      const own = known.find((one) => one.name === name)
      const label = t(`cell.field.${name}`, { defaultValue: own ? inWords(own.label, language) : name })
      const options = own?.options ?? []
      const choice = (code: string) => {
        const option = options.find((one) => one.value === code)
        return option ? inWords(option.label, language) : isKind(name) ? word(name, code) : yesOrNo(code)
      }
      return `${label}${separator}${value === '' ? t('common:none') : value.split('|').map(choice).join(language === 'zh' ? '、' : ', ')}`
    },
    stage: (code: string) => word('stage', code),
    clock: (state: string) => word('deadline', state),
    letter: (template: string) => {
      const file = letters.find(({ name }) => name === `notify/${template}.${language}.hbs`)
      return file ? inWords(file.title, language) : template
    },
    span: (code: string) => durationInWords(code, language),
  }
  return (row, column) => cellInWords(row, column, say)
}
