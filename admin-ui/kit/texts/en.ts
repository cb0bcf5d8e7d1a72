/** Every English text of both pages, grouped by page. `zh.ts` holds the same keys. */
export * from './en/common.ts'
export * from './en/portal.ts'
export * from './en/desk.ts'
export * from './en/cases.ts'
export * from './en/actions.ts'
export * from './en/administration.ts'
export * from './en/calendar.ts'
export * from './en/packs.ts'
