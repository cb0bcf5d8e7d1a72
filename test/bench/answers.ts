import { registered } from '../kit/hospital.ts'

/** What people write at each step of an important complaint. */
export const written: Record<string, Record<string, unknown>> = {
  'register-complaint': registered({ severity: '0' }),
  'contact-complainant': { contact: 'reached', wish: 'An apology' },
  'handling-plan': { plan: 'Two more counters open at eight.' },
  'confirm-result': { result: 'Opened.', answer: 'Two more counters are open now.', founded: 'yes' },
  'call-complainant': { reached: 'yes', satisfied: 'yes', score: '5' },
}

const inAWeek = new Date(Date.now() + 7 * 24 * 3600_000).toISOString()

/** What the trivial workers answer, by job type; all others answer nothing. */
export const answered: Record<string, Record<string, unknown>> = {
  'case-signals': { signals: [] },
  'set-deadlines': { deadlines: ['contact', 'plan', 'end', 'callback'].map((stage) => ({ stage, at: inAWeek, remindAt: inAWeek })) },
  'staff-lookup': { found: { person: null, group: 'department-head:outpatient', because: [], at: inAWeek } },
  'schedule-callback': { callback: { id: 'callback', dueAt: inAWeek, attempt: 1, exhausted: false, person: null, group: 'operator' } },
}
