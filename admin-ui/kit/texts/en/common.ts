/** Words that more than one page says. */
export const common = {
  product: 'Recourse',
  hospital: 'Patient relations',
  otherLanguage: '中文',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  copy: 'Copy',
  copied: 'Copied',
  retry: 'Try again',
  remove: 'Remove',
  send: 'Send',
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
}

/** The field's own words, by the codes that the server uses. */
export const words = {
  state: { received: 'Received', handling: 'Being handled', answered: 'Answered', closed: 'Closed', canceled: 'Canceled' },
  tier: { general: 'General', important: 'Important', dispute: 'Dispute' },
  nature: { service: 'Service', quality: 'Quality', process: 'Process', rights: 'Rights' },
  stage: {
    contact: 'First contact', plan: 'Plan', end: 'End', callback: 'Satisfaction callback', investigation: 'Investigation',
    acknowledge: 'Acknowledgement', answer: 'Answer', progress: 'Progress report', result: 'Result',
  },
  channel: {
    web: 'Web', wechat: 'WeChat', app: 'App', phone: 'Telephone', hotline: 'Hotline', onsite: 'On site', letter: 'Letter', email: 'E-mail',
    box: 'Feedback box', survey: 'Survey', 'follow-up': 'Follow-up call', '12345': 'City hotline 12345',
  },
  relation: { self: 'I am the patient', relative: 'Family', friend: 'Friend', other: 'Other' },
  deadline: { open: 'Running', met: 'Met', missed: 'Missed', superseded: 'Replaced' },
  element: { active: 'Now here', completed: 'Done', terminated: 'Stopped', incident: 'Stuck' },
  instance: { active: 'Running', completed: 'Finished', canceled: 'Canceled', terminated: 'Stopped' },
  role: {
    administrator: 'Administrator', 'complaint-office': 'Complaint office', 'department-head': 'Department head', reception: 'Reception',
    'service-specialist': 'Service specialist', 'complaint-specialist': 'Complaint specialist', leadership: 'Leadership',
    'discipline-office': 'Discipline office', 'quality-team': 'Quality team', liaison: 'Liaison', staff: 'Staff', owner: 'Responsible',
    'hotline-operator': 'Hotline operator', complainant: 'Complainant',
  },
}
