export const processes = {
  title: 'Processes',
  lead: 'What is deployed, and how much of it is running',
  deploy: 'Deploy',
  drop: 'Drop .bpmn, .dmn and .form files here, or choose them',
  dropHint: 'All or nothing: they are checked together first.',
  deploying: 'Checking and deploying…',
  deployed: 'Deployed: {{what}}',
  findings: 'Nothing was deployed. Please correct:',
  column: {
    name: 'Process', version: 'Version', running: 'Running', incidents: 'Incidents', deployed: 'Deployed',
    file: 'File', element: 'Element', rule: 'Rule', message: 'What is wrong',
  },
  empty: 'No process is deployed',
  failed: 'The processes could not be loaded',
  versionNo: 'Version {{version}}',
  start: 'Start an instance',
  draw: 'Edit',
  startHint: 'Variables as JSON. They must not hold names, phone numbers or narratives.',
  notJson: 'This is not a JSON object',
}

export const instance = {
  title: 'Instance {{key}}',
  cancel: 'Cancel the instance',
  cancelSure: 'Cancel this instance? Its open tasks vanish. This cannot be undone.',
  canceled: 'Canceled',
  incidents: 'Incidents',
  caller: 'Called by',
  elements: 'Elements',
  variables: 'Variables',
  noVariables: 'No variables.',
  column: { element: 'Element', state: 'State', at: 'When', name: 'Name', value: 'Value' },
  failed: 'The instance could not be loaded',
  theCase: 'Case file',
}

export const incidents = {
  title: 'Incidents',
  lead: 'Where a process is stuck and needs a hand',
  empty: 'Nothing is stuck',
  failed: 'The incidents could not be loaded',
  retry: 'Try again',
  resolved: 'It runs again',
  still: 'Still stuck: {{reason}}',
  column: { what: 'What', where: 'Where', since: 'Since' },
}

export const notifications = {
  title: 'Messages sent',
  lead: 'What was sent or tried, by which way, and how it went',
  empty: 'Nothing was sent yet',
  failed: 'The messages could not be loaded',
  column: { at: 'When', to: 'To', channel: 'Way', subject: 'What', state: 'State' },
  noneSuch: 'There is no such message',
  group: 'Group chat: {{group}}',
  written: 'Written, {{channel}}',
  tried: 'Tried, will be tried again',
  heldUntil: 'Waits until',
  insteadOf: 'In place of a message by {{channel}} that did not arrive',
  next: 'Should it not arrive: {{channels}}',
  wentOn: 'Then, as far as it can be reached: {{channels}}',
}

export const health = {
  title: 'Health',
  lead: 'Whether every part works and nothing was lost',
  ready: 'Everything works',
  notReady: 'Something does not work',
  parts: 'Parts',
  reconciliation: 'Case files, processes and receipts compared',
  clean: 'All agree: every accepted complaint has its process.',
  checked: 'Last compared',
  failed: 'The state could not be loaded',
}
