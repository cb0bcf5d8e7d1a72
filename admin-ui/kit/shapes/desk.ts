import type { Bilingual } from '../language.ts'
import type { Json } from './json.ts'
import type { Complainant, ComplaintState, Tier } from './public.ts'
import type { LimitReason as Reason } from '../../../engine/deadlines/why.ts'
import type { OpenQuestion } from '../../../engine/notes/asked-of.ts'
import type { ShownNote } from '../../../engine/notes/show-notes.ts'
import type { Colleague as Taker } from '../../../engine/tasks/hand-over.ts'
import type { Way } from '../../../engine/tasks/next-steps.ts'

/** What the staff routes say; see `/api/openapi.json`. Times are ISO 8601 with offset, keys and ids are strings. */
export interface List<Item> {
  items: Item[]
  next?: string | null
}

export interface Me {
  id: string
  name: string
  email: string
  roles: string[]
  department: string | null
  groups: string[]
  language?: string
  zone?: string
}

export interface Person {
  id: string
  name: string
  nameZh?: string
}

export interface Task {
  key: string
  name: string
  nameZh?: string
  elementId: string
  processId: string
  processVersion: number
  instanceKey: string
  complaintId?: string | null
  complaint?: { receipt: string; subject: string; tier: Tier | null; state: ComplaintState } | null
  assignee?: string | null
  assigneeName?: string
  candidateGroups: string[]
  createdAt: string
  dueAt?: string | null
  priority: number
  state?: string
  endedAt?: string
  /** What the complainant wishes, or how the report begins. */
  wish?: string
  /** Other people who have it open. */
  here?: string[]
  canClaim: boolean
  canComplete: boolean
}

/** A form and what it is prefilled with. */
export interface StartForm {
  schema: FormSchema
  data: Record<string, unknown>
}

export interface TaskForm extends StartForm {
  generated: boolean
}

/** A process that people start themselves. */
export interface Action {
  processId: string
  name: string
  nameZh?: string
  about?: string
  aboutZh?: string
}

/** A form-js schema; only what the desk itself looks at is named. */
export interface FormSchema {
  id?: string
  components: FormComponent[]
  [key: string]: unknown
}

export interface FormComponent {
  id: string
  key?: string
  type: string
  components?: FormComponent[]
  [key: string]: unknown
}

export interface ComplaintRow {
  id: string
  receipt: string
  channel: string
  subject: string
  state: ComplaintState
  tier: Tier | null
  nature: string | null
  department: string | null
  departments: string[]
  receivedAt: string
  closedAt?: string | null
  nextDeadline?: { stage: string; at: string } | null
  anonymous: boolean
}

export interface Attachment {
  id: string
  name: string
  type: string
  size: number
}

export interface Deadline {
  stage: string
  at: string
  /** When it began, how long it may take (an ISO 8601 duration), how that is counted, and by which version of which calendar. */
  from: string
  within: string
  counting: 'around-the-clock' | 'working-time' | 'working-days'
  calendar: string
  round: number
  remindAt?: string | null
  setAt: string
  metAt?: string | null
  missedAt?: string | null
  state: 'open' | 'met' | 'missed' | 'superseded'
  /** Why it was not kept running: a code. */
  because?: string | null
  pausedUntil?: string | null
  pauses?: (ClockChange & { until: string; resumedAt?: string })[]
  /** `length` is an ISO 8601 duration. */
  extensions?: (ClockChange & { length: string })[]
}

/** The row of a table that gave a limit; `inputs` are JSON texts. */
export type LimitReason = Json<Reason>

/** Who changed a clock and why; `by` and `approvedBy` are person ids, `because` is a code. */
export interface ClockChange {
  id: string
  at: string
  because: string
  by: string | null
  approvedBy: string | null
}

export interface Entry {
  elementId: string
  stepName: Bilingual
  at: string
  actor: Person | null
  words: Record<string, unknown>
  /** What a field is called in its form, by key. */
  labels: Record<string, Bilingual>
}

export interface Complaint extends ComplaintRow {
  narrative: string
  /** Which parts this person sees; those that are hidden are empty. */
  sees: { handling: boolean; identity: boolean }
  facts: Record<string, unknown>
  outcome?: string
  mergedInto?: string
  merged?: string[]
  complainant?: Complainant | null
  /** Their record, for those who may read it. */
  customer?: string
  anonymisedAt?: string
  place?: string | null
  occurredAt?: string | null
  attachments: Attachment[]
  deadlines: Deadline[]
  people: (Person & { role: string })[]
  tasks: Task[]
  answer?: { text: string; at: string } | null
  rating?: { satisfied: boolean; score?: number | null; comment?: string | null; at?: string } | null
  entries: Entry[]
}

export interface HistoryItem {
  at: string
  kind: string
  actor?: Person | null
  text: Bilingual
  data?: Record<string, unknown>
}

export type ElementState = 'active' | 'completed' | 'terminated' | 'incident'

export interface ElementMark {
  elementId: string
  state: ElementState
  at?: string
}

export interface CaseInstance {
  key: string
  processId: string
  version: number
  name: string
  nameZh?: string
  state: string
  parentKey?: string | null
  elements: ElementMark[]
}

export interface Notice {
  id: string
  at: string
  title: string
  text: string
  complaintId?: string | null
  taskKey?: string | null
  readAt?: string | null
}

/** A way that leads on from a task. */
export type { Way }

export type Note = Json<ShownNote>

/** A note that asks the reader, wherever it was written. */
export type Question = Json<OpenQuestion>

export interface RelatedCases {
  samePerson: ComplaintRow[]
  sameMatter: ComplaintRow[]
}

export type Colleague = Json<Taker>
