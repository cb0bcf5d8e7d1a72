/** Every Chinese text of both pages, grouped by page. `en.ts` holds the same keys. */
export * from './zh/common.ts'
export * from './zh/portal.ts'
export * from './zh/desk.ts'
export * from './zh/cases.ts'
export * from './zh/actions.ts'
export * from './zh/administration.ts'
export * from './zh/calendar.ts'
export * from './zh/packs.ts'
