/**
 * The one table of refusals. A code is stable: it is the `type` of the problem that a client sees.
 * `docs/interface.md` lists the same codes; a test compares the two.
 */
const table = {
  'request.invalid': [400, 'The request is not valid'],
  'request.too-large': [413, 'The request is too large'],
  'request.unsupported': [415, 'This content type is not supported'],
  'request.too-many': [429, 'Too many requests; try again later'],
  'request.foreign-origin': [403, 'The request comes from another site'],
  'route.unknown': [404, 'There is nothing at this address'],
  'key.reused': [422, 'This Idempotency-Key was used for another request'],
  'sign-in.needed': [401, 'Sign in first'],
  'sign-in.failed': [401, 'E-mail address or password is wrong'],
  'access.refused': [403, 'Your roles do not allow this'],
  'complaint.unknown': [404, 'There is no such complaint'],
  'complaint.closed': [409, 'The complaint is closed'],
  'complaint.answered': [409, 'The complaint has been answered; say whether you are satisfied'],
  'complaint.withdrawn': [409, 'The complaint is withdrawn already'],
  'complaint.not-ratable': [409, 'This complaint cannot be rated now'],
  'city-order.unknown': [404, 'There is no such order of the city'],
  'question.unknown': [404, 'There is no such question'],
  'question.answered': [409, 'The question has been answered already'],
  'result.unknown': [404, 'There is no such published result'],
  'attachment.unknown': [404, 'There is no such attachment'],
  'attachment.refused': [422, 'This kind of file is not accepted'],
  'task.unknown': [404, 'There is no such task'],
  'task.closed': [409, 'The task is not open any more'],
  'task.taken': [409, 'Somebody else has the task'],
  'form.invalid': [422, 'The form has faults'],
  'form.unsafe': [409, 'The form of this task is not one that is run here; an administrator has to deploy a better one'],
  'action.unknown': [404, 'There is nothing to start here under this name'],
  'pack.unknown': [404, 'There is no such pack'],
  'pack.refused': [422, 'This is no pack that can be taken in; nothing was changed'],
  'process.unknown': [404, 'There is no such process'],
  'decision.unknown': [404, 'There is no such decision table'],
  'decision.undecided': [422, 'The table cannot decide this'],
  'file.unknown': [404, 'There is no such file'],
  'draft.unknown': [404, 'There is no such draft'],
  'draft.changed': [409, 'Somebody else has changed the draft meanwhile'],
  'draft.stale': [409, 'What is live has changed since the draft was begun'],
  'release.unknown': [404, 'There is no such release'],
  'release.no-note': [422, 'Say why: a release needs a note'],
  'release.own': [409, 'Somebody else has to decide about it'],
  'release.decided': [409, 'It has been decided about this release already'],
  'release.approval-needed': [409, 'A second person has to approve; put it live in the studio'],
  'release.unchanged': [409, 'Everything is as it was after that release'],
  'upgrade.unreadable': [422, 'This cannot be put together part by part'],
  'release.busy': [503, 'Another release is going live; try again shortly'],
  'deployment.refused': [422, 'The files have faults; nothing was deployed'],
  'instance.unknown': [404, 'There is no such process instance'],
  'instance.closed': [409, 'The process instance has ended'],
  'migration.unknown': [404, 'No such migration'],
  'migration.empty': [409, 'No running case is on another version'],
  'migration.over': [409, 'The migration is over already'],
  'instance.not-migratable': [409, 'The process instance cannot be migrated now'],
  'instance.called': [409, 'The process instance was called by another one and ends with it'],
  'instance.not-movable': [409, 'The work cannot be moved there'],
  'variable.fixed': [409, 'This variable is not changed by hand'],
  'job.unknown': [404, 'There is no such open job'],
  'batch.unknown': [404, 'There is no such batch'],
  'batch.empty': [422, 'There is nothing to do for any of them'],
  'incident.unknown': [404, 'There is no such open incident'],
  'calendar.invalid': [422, 'The calendar has faults'],
  'calendar.changed': [409, 'Somebody else has changed the calendar meanwhile'],
  'person.unknown': [404, 'There is no such person'],
  'absence.unknown': [404, 'There is no such absence'],
  'hospital.refused': [422, 'The rows have faults; nothing was changed'],
  'report.unknown': [404, 'There is no such report'],
  'follow-ups.refused': [422, 'The list has faults; nothing was added'],
  'notification.unknown': [404, 'There is no such notification'],
  'mail.unknown': [404, 'There is no such mail'],
  'mail.decided': [409, 'It has been decided about this mail already'],
  'survey.unknown': [404, 'There is no such questionnaire'],
  'survey.answered': [409, 'This questionnaire has been answered'],
  'survey.over': [409, 'The time to answer this questionnaire is over'],
  'template.unknown': [404, 'There is no such template'],
  'template.invalid': [422, 'The template uses more than a template may use'],
  'template.hole': [422, 'A letter would go out with a hole'],
  'template.header': [422, 'The subject has to be one line'],
  'template.too-long': [422, 'The template takes too long, or makes too long a letter'],
  'template.changed': [409, 'Somebody else has changed the template meanwhile'],
  'article.unknown': [404, 'There is no such article'],
  'article.changed': [409, 'Somebody else has changed the article meanwhile'],
  'search.unknown': [404, 'There is no such search in the list'],
  'letter.unknown': [404, 'There is no such letter'],
  'letter.no-browser': [503, 'Letters cannot be printed here: there is no Chromium'],
  'feed.unknown': [404, 'There is no such calendar'],
  'hook.refused': [401, 'This hook is not set up, or its secret is wrong'],
  'connector.unknown': [404, 'There is no such connector'],
  'settings.refused': [422, 'The settings have faults; nothing was changed'],
  'secret.unknown': [404, 'There is no such secret'],
  'secret.in-use': [409, 'The settings of a connector name this secret'],
  'ledger.unknown': [404, 'There is no such row in the ledger'],
  'ledger.decided': [409, 'It is known already how this ended'],
  'rehearsal.off': [409, 'There is no rehearsal at the moment'],
  'rehearsal.busy': [409, 'Scenarios are being played; wait for them or stop them'],
  'scenario.unknown': [404, 'There is no such scenario'],
  'scenario.invalid': [422, 'The scenario cannot be read'],
  'scenario.named': [409, 'There is another scenario of this name'],
  'engine.away': [503, 'The process engine cannot be reached; try again shortly'],
  'store.away': [503, 'The database cannot be reached; try again shortly'],
  'audit.away': [503, 'The access could not be recorded, so it was refused; try again shortly'],
  'server.fault': [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof table

export interface FieldFault {
  path: string
  message: string
}

export interface RefusalDetail {
  /** One sentence for the reader; never an internal text. */
  detail?: string
  errors?: FieldFault[]
  /** Findings of a refused deployment. */
  findings?: unknown[]
  /** Further members of the problem. */
  also?: Readonly<Record<string, unknown>>
  /** Seconds after which a retry makes sense. */
  retryAfter?: number
  cause?: unknown
}

/** A refusal that a client may see, as `application/problem+json`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly extra: RefusalDetail

  constructor(code: ErrorCode, extra: RefusalDetail = {}) {
    super(`${code}${extra.detail ? `: ${extra.detail}` : ''}`, { cause: extra.cause })
    this.code = code
    this.status = table[code][0]
    this.title = table[code][1]
    this.extra = extra
  }
}

export const errorTable: Readonly<Record<ErrorCode, readonly [status: number, title: string]>> = table
