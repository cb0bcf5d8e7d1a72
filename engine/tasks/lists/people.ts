import type { ListQuestion, Option } from './list.ts'

/** Everybody who works here, by name, with their department. */
export const people = ({ hospital, language }: ListQuestion): Option[] => {
  const departmentOf = new Map(hospital.departments.map(({ id, name, nameZh }) => [id, language === 'zh' ? nameZh : name]))
  return hospital.people.filter(({ active }) => active).map(({ id, name, nameZh, department }) => {
    const place = department && departmentOf.get(department)
    const own = language === 'zh' ? nameZh ?? name : name
    return { value: id, label: place ? `${own} (${place})` : own }
  })
}
