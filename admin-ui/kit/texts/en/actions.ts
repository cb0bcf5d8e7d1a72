export const actions = {
  menu: 'Actions',
  title: 'Start',
  lead: 'What you can begin yourself, without a complaint',
  empty: 'There is nothing that you can start.',
  failed: 'What can be started could not be loaded',
  formFailed: 'The form could not be loaded',
  start: 'Start',
  started: '“{{name}}” has been started',
  invalid: 'Please look at the marked fields',
  closed: 'The case was closed meanwhile. Nothing was started.',
}
