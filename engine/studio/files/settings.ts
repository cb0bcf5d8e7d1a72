/** The hospital's own tables as files: what they are called and what is in force. */
import type { Sentence } from '../../complaints/vocabulary.ts'
import { loadHospital } from '../../people/store.ts'
import { writeCsv } from '../../people/tables/write-file.ts'

interface SettingFile {
  title: Sentence
  read(): Promise<string>
}

/** Line feeds and no byte-order mark: it is edited, not opened by a spreadsheet. */
const table = (name: 'people' | 'departments' | 'posts') => async () => writeCsv(name, await loadHospital()).replace('\uFEFF', '').replaceAll('\r\n', '\n')

const settings: Readonly<Record<string, SettingFile>> = {
  'settings/departments.csv': { title: { en: 'Departments', zh: '科室' }, read: table('departments') },
  'settings/posts.csv': { title: { en: 'Posts', zh: '岗位' }, read: table('posts') },
  'settings/people.csv': { title: { en: 'People', zh: '人员' }, read: table('people') },
}

export const settingNames = (): string[] => Object.keys(settings)

export const settingTitle = (name: string): Sentence => settings[name]?.title ?? { en: name, zh: name }

/** Null for a name that no setting has. */
export const settingFile = async (name: string): Promise<string | null> => await settings[name]?.read() ?? null
