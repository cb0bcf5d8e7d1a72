/** Words that more than one page says. */
export const common = {
  product: 'Recourse',
  hospital: 'Patient relations',
  otherLanguage: '中文',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  retry: 'Try again',
  remove: 'Remove',
  more: 'Show more',
  loading: 'Loading…',
  optional: 'optional',
  none: 'None',
  noConnection: 'No connection to the server',
  noConnectionHint: 'Nothing is lost. Check the network; we keep trying.',
  notFound: 'Nothing here under this address',
  notAllowed: 'You are not allowed to see this',
  failed: 'That did not work',
  system: 'System',
  anonymous: 'Anonymous',
  name: 'Name',
  phone: 'Phone',
  email: 'E-mail',
  relation: 'Relation to the patient',
}

/** The field's own words, by the codes that the server uses. */
export const words = {
  state: { received: 'Received', handling: 'Being handled', answered: 'Answered', closed: 'Closed', canceled: 'Canceled' },
  tier: { general: 'General', important: 'Important', dispute: 'Dispute' },
  nature: { service: 'Service', quality: 'Quality', process: 'Process', rights: 'Rights' },
  stage: {
    register: 'Registration', contact: 'First contact', investigation: 'Investigation', plan: 'Plan', end: 'Result', callback: 'Satisfaction callback',
    hotline: 'Promised callback',
  },
  channel: {
    web: 'Web', wechat: 'WeChat', app: 'App', questionnaire: 'Questionnaire', survey: 'Survey', 'third-party': 'Third-party survey',
    phone: 'Telephone', onsite: 'On site', letter: 'Letter', email: 'E-mail', '12345': 'City hotline 12345', 'feedback-box': 'Feedback box',
    'follow-up': 'Follow-up call', 'complaint-line': 'Complaint line', 'in-app': 'In the product', portal: 'Portal',
  },
  relation: { self: 'I am the patient', relative: 'Family', friend: 'Friend', other: 'Other' },
  relationOf: { self: 'The patient', relative: 'Family', friend: 'Friend', other: 'Other' },
  deadline: { open: 'Running', met: 'Met', missed: 'Missed', superseded: 'Replaced' },
  element: { active: 'Now here', completed: 'Done', terminated: 'Stopped', incident: 'Stuck' },
  instance: { active: 'Running', completed: 'Finished', canceled: 'Canceled', terminated: 'Stopped' },
  message: { sent: 'Sent', queued: 'Waiting', failed: 'Failed', unknown: 'Unknown', read: 'Read', delivered: 'Delivered', refused: 'Refused' },
  role: {
    administrator: 'Administrator', 'complaint-office': 'Complaint office', 'department-head': 'Department head', staff: 'Staff', operator: 'Hotline',
    supervision: 'Supervision', leadership: 'Leadership', 'quality-team': 'Quality team', 'service-specialist': 'Service specialist',
    'complaint-specialist': 'Complaint specialist', liaison: 'Department liaison', complainant: 'Complainant',
  },
  part: { broker: 'Process engine', database: 'Database', projection: 'Task lists' },
  partState: { up: 'Works', down: 'Down', starting: 'Starting', restarting: 'Restarting', behind: 'Behind' },
  because: {
    closed: 'the case was closed', replaced: 'a later round set new limits', done: 'done', later: 'the limit was moved', 'tier-raised': 'the tier was raised',
  },
}
