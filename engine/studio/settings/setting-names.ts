/** Which settings are files of the studio. Rosters and absences are not: they are about tomorrow, and count at once. */
import type { Sentence } from '../../complaints/vocabulary.ts'

export const staffTables = ['departments', 'people', 'posts'] as const
export const settingIds = [...staffTables, 'calendar', 'words'] as const
export type SettingId = (typeof settingIds)[number]

export const settingTitles: Record<SettingId, Sentence> = {
  departments: { en: 'Departments', zh: '科室' },
  people: { en: 'People and roles', zh: '人员与角色' },
  posts: { en: 'Posts, A and B', zh: '岗位与 AB 角' },
  calendar: { en: 'Calendar', zh: '工作日历' },
  words: { en: 'Categories', zh: '分类名称' },
}

export const fileOf = (id: SettingId): string => `settings/${id}.csv`

/** null for the name of something else. */
export const settingOf = (name: string): SettingId | null => settingIds.find((id) => fileOf(id) === name) ?? null
