export type Who = 'mine' | 'groups' | 'all'

const remembered = 'recourse.tasks.who'

/** Whose tasks the list shows. The last choice is kept; administrators start with everybody's. */
export function rememberedWho(isAdministrator: boolean): Who {
  const kept = localStorage.getItem(remembered)
  return kept === 'mine' || kept === 'groups' || kept === 'all' ? kept : isAdministrator ? 'all' : 'groups'
}

export function rememberWho(who: Who): void {
  localStorage.setItem(remembered, who)
}

/** The query that the filter stands for. */
export function filterOf(who: Who): { assignee?: string; group?: string } {
  return who === 'mine' ? { assignee: 'me' } : who === 'groups' ? { group: 'mine' } : {}
}
