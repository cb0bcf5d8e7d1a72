/** The rooms of the settings, in the order in which a hospital fills them in. */
export const sheets = {
  departments: { naming: ['id'], shown: ['id', 'name', 'nameZh', 'kind', 'head', 'section'], fresh: { kind: 'other' } },
  people: { naming: ['id'], shown: ['id', 'name', 'nameZh', 'email', 'department', 'roles', 'phone', 'skills', 'language', 'active'], fresh: { roles: 'staff', language: 'zh', active: 'yes' } },
  posts: { naming: ['department', 'post'], shown: ['department', 'post', 'name', 'nameZh', 'a', 'b', 'chain', 'shifts'], fresh: { chain: 'a > b > duty > head' } },
  words: { naming: ['kind', 'id'], shown: ['kind', 'id', 'en', 'zh'], fresh: { kind: 'tag' } },
} as const satisfies Record<string, { naming: readonly string[]; shown: readonly string[]; fresh: Record<string, string> }>
export type SheetName = keyof typeof sheets

export const isSheet = (what: string): what is SheetName => Object.keys(sheets).includes(what)

export const rooms = ['departments', 'people', 'posts', 'roster', 'absences', 'calendar', 'clocks', 'words', 'roles', 'channels'] as const
export type SettingsRoom = (typeof rooms)[number]
