/** The studio's rooms in the order of the work: change, try and put live, watch. One line each; its name is the text `room.<key>`, that of a group `group.<key>`. */
export const rooms = [
  { key: 'change', rooms: [
    { key: 'diagrams', path: '/studio/diagrams' },
    { key: 'tables', path: '/studio/tables' },
    { key: 'clocks', path: '/studio/settings/clocks' },
    { key: 'forms', path: '/studio/forms' },
    { key: 'templates', path: '/studio/templates' },
    { key: 'settings', path: '/studio/settings' },
  ] },
  { key: 'live', rooms: [
    { key: 'rehearsal', path: '/studio/rehearsal' },
    { key: 'changes', path: '/studio/changes' },
    { key: 'releases', path: '/studio/releases' },
    { key: 'packs', path: '/studio/packs' },
  ] },
  { key: 'watch', rooms: [
    { key: 'watch', path: '/studio/watch' },
    { key: 'cases', path: '/studio/cases' },
    { key: 'migrations', path: '/studio/migrations' },
    { key: 'health', path: '/studio/health' },
  ] },
] as const

type Room = (typeof rooms)[number]['rooms'][number]['key']

/** Rooms whose address does not begin like the room that they belong to. */
const within: Record<string, Room> = { upgrades: 'packs', compare: 'changes' }

/** The room that an address belongs to: the one whose path is the longest beginning of it. */
export function roomOf(pathname: string): Room | undefined {
  const under = rooms.flatMap((group) => [...group.rooms]).filter(({ path }) => `${pathname}/`.startsWith(`${path}/`))
  return under.toSorted((one, other) => other.path.length - one.path.length)[0]?.key ?? within[pathname.split('/')[2] ?? '']
}

/** What is edited here needs the width that the menu would take. */
export const isEditor = (pathname: string): boolean => /^\/studio\/(diagrams|tables|forms|templates|settings)\/./.test(pathname)
