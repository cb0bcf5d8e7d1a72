import type { Department } from '../../people/hospital.ts'
import type { ListQuestion, Option } from './list.ts'

/** All departments of the hospital. */
export const departments = ({ hospital, language }: ListQuestion): Option[] => hospital.departments.map((department) => asOption(department, language))

export const asOption = ({ id, name, nameZh }: Department, language: ListQuestion['language']): Option => ({ value: id, label: language === 'zh' ? nameZh : name })
