import type { Actor } from '../../access/actor.ts'
import type { Hospital } from '../../people/hospital.ts'

/** What a form may be given beyond the variables of its process. */
export interface ListQuestion {
  complaintId: string | null
  /** Of the task's process; null where a process is only about to be started. */
  instanceKey: string | null
  /** Those that the form is prefilled from. */
  variables: Readonly<Record<string, unknown>>
  hospital: Hospital
  /** Who fills it in: a list shows nothing that they may not see. */
  actor: Actor
  language: 'en' | 'zh'
}

/** The options of fields that name it as their `valuesKey`, or the value of a fixed field that has it as its key. */
export type FormList = (question: ListQuestion) => unknown

export interface Option {
  value: string
  label: string
}
