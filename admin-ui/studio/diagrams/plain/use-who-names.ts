import { usePlain } from './plain.ts'
import { fromKey, ofTheCase, type Who } from '../words/who.ts'
import { named } from '../../../desk/parts/named.ts'
import { useLanguage, useTexts, useWord } from '../../../kit/language.ts'

const roles = ['complaint-office', 'operator', 'supervision', 'leadership', 'quality-team', 'department-head', 'staff', 'administrator']

interface Offered {
  label: string
  options: { value: string; label: string }[]
}

/** What those are called who may take a task, and the list to choose from. */
export function useWhoNames(): { one: (who: Who) => string; groups: (byLookup: readonly ('found' | 'handlers')[]) => Offered[] } {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const inWords = useWord()
  const { words: { departments } } = usePlain()
  const departmentOf = (id: string) => { const found = departments.find((one) => one.id === id); return found ? named(found, language) : id }
  const one = (who: Who): string => {
    switch (who.kind) {
      case 'role': return inWords('role', who.role)
      case 'department': return who.department === ofTheCase ? t('everybodyHere') : t('everybodyIn', { department: departmentOf(who.department) })
      case 'role-in': return who.department === ofTheCase ? t('roleHere', { role: inWords('role', who.role) }) : t('roleIn', { role: inWords('role', who.role), department: departmentOf(who.department) })
      default: return t(who.kind)
    }
  }
  const listed = (keys: string[]) => keys.map((value) => ({ value, label: one(fromKey(value)) }))
  const groups = (byLookup: readonly ('found' | 'handlers')[]): Offered[] => [
    { label: t('roles'), options: listed(roles) },
    { label: t('ofTheCase'), options: listed(['department-head:*', 'department:*']) },
    ...(byLookup.length > 0 ? [{ label: t('byDuty'), options: listed(byLookup.map((kind) => `*${kind}`)) }] : []),
    { label: t('wholeDepartment'), options: listed(departments.map(({ id }) => `department:${id}`)) },
    { label: t('headOf'), options: listed(departments.map(({ id }) => `department-head:${id}`)) },
  ]
  return { one, groups }
}
