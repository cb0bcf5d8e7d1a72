import { useQuery } from '@tanstack/react-query'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** Names a stage; the clock of one department is called by the department (`department-cardiology`, `head-2-cardiology`). */
export function useStageName(): (stage: string) => string {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  return (stage) => {
    const [, who, id] = /^(department|head)-(?:\d+-)?(.+)$/.exec(stage) ?? []
    if (id === undefined) return word('stage', stage)
    const department = departments.find((one) => one.id === id)
    return t(who === 'head' ? 'answerOfHead' : 'answerOf', { department: department ? named(department, language) : id })
  }
}
