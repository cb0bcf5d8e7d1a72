/** The studio's rooms in the order of the work: look, draw, try, put live, watch. One line each; its name is the text `room.<key>`. */
export const rooms = [
  { key: 'diagrams', path: '/studio/diagrams' },
  { key: 'tables', path: '/studio/tables' },
  { key: 'forms', path: '/studio/forms' },
  { key: 'templates', path: '/studio/templates' },
  { key: 'rehearsal', path: '/studio/rehearsal' },
  { key: 'changes', path: '/studio/changes' },
  { key: 'releases', path: '/studio/releases' },
  { key: 'packs', path: '/studio/packs' },
  { key: 'watch', path: '/studio/watch' },
  { key: 'cases', path: '/studio/cases' },
  { key: 'health', path: '/studio/health' },
  { key: 'settings', path: '/studio/settings' },
  { key: 'migrations', path: '/studio/migrations' },
] as const
