export const views = ['mine', 'unassigned', 'department', 'waiting', 'done', 'all'] as const
export type View = (typeof views)[number]

/** Filters that stand beside the view in the page's address. */
export const filterNames = ['tier', 'step', 'due', 'department', 'q'] as const
export type FilterName = (typeof filterNames)[number]

const remembered = 'recourse.tasks.query'

/** What the list showed last, as it stood in the address: until the browser's tab is closed, or somebody else sits down. */
export const rememberedQuery = (): string | null => sessionStorage.getItem(remembered)
export const rememberQuery = (query: string): void => sessionStorage.setItem(remembered, query)
export const forgetQuery = (): void => sessionStorage.removeItem(remembered)

export const viewIn = (search: URLSearchParams): View => views.find((view) => view === search.get('view')) ?? 'all'

/** The query of `GET /api/tasks` that the address stands for. */
export function filterOf(search: URLSearchParams): Record<string, string> {
  const view = viewIn(search)
  const filters = filterNames.flatMap((name) => { const value = search.get(name); return value ? [[name, value] as const] : [] })
  return Object.fromEntries([...(view === 'all' ? [] : [['view', view] as const]), ...filters])
}
