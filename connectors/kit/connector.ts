/** What a connector is, and what it is given for each job. */
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { Logger } from 'pino'
import type { Clock } from '../../engine/clock/clock.ts'
import type { Config } from '../../engine/config/settings.ts'
import type { EffectOptions } from './effects.ts'

/** In English and Chinese. */
export interface Both {
  en: string
  zh: string
}

/**
 * How the modeler shows a connector: its element template is made from this and from the input schema. Each property of the input may carry
 * `label: Both` and, where the label does not say enough, `help: Both`; an option of a choice (`Type.Literal`) carries `label` too.
 */
export interface Shown extends Both {
  /** One sentence. */
  help: Both
  group: 'people' | 'time' | 'letters' | 'case' | 'emergency' | 'improvement' | 'outside'
  /** The diagrams of the product use it among themselves; the modeler offers it last. */
  inner?: boolean
  /** It may also stand on a message event that is thrown, or at the end. */
  events?: boolean
}

export interface Connector<I extends TObject = TObject, O extends TSchema = TSchema, S extends TObject = TObject> {
  /** Job type in the diagram: `<zeebe:taskDefinition type="…"/>`. */
  type: string
  shown?: Shown
  /** What an administrator sets up once for all diagrams: addresses, accounts, what is allowed. A value may name a secret. */
  settings?: S
  /** The variables it reads, each a property. Only these are fetched; one that is null counts as absent. */
  input: I
  /** The variables it sets. */
  output: O
  /** How long a job may take, in milliseconds. Default: the setting RECOURSE_JOB_TIMEOUT. */
  timeoutMs?: number
  /** How often it is tried; a diagram may ask for fewer. Default 3. */
  retries?: number
  /** The hosts to which a secret that the input names will be sent. Without it the input may name none that is kept for certain hosts. */
  secretsGoTo?(input: Static<I>): readonly string[]
  run(input: Static<I>, tools: JobTools<Static<S>>): Promise<Static<O>>
}

/** Declares a connector, with the types of its input and output taken from their schemas. */
export const connector = <I extends TObject, O extends TSchema, S extends TObject = TObject>(declared: Connector<I, O, S>): Connector<I, O, S> => declared

/** What all connectors share. */
export interface Tools {
  log: Logger
  clock: Clock
  config: Config
}

export interface JobTools<S = Record<string, unknown>> extends Tools {
  job: JobFacts
  /** The connector's settings as they are now, defaults filled in, secrets in their places. */
  settings: S
  /** Asks the latest version of a deployed table; null where no row fits. @throws EngineFault where the broker cannot say */
  decide(decisionId: string, variables: Record<string, unknown>): Promise<unknown>
  /** Fires at the job's deadline, when nobody waits for the answer any more. */
  signal: AbortSignal
  /**
   * Performs an outside effect at most once for this job, whatever crashes, and gives back its result, on a redelivery the stored one.
   * @param name distinguishes the effects of one job
   * @param about ids that tell a person what was attempted; never personal data
   * @param effect receives its idempotency key. A JobRefused or JobDelayed that it throws says that nothing happened
   * @throws JobRefused `effect.unknown` when an earlier attempt began and nobody knows how it ended
   */
  once<T>(name: string, about: string, effect: (key: string) => Promise<T>, options?: EffectOptions<T>): Promise<T>
}

/** The broker's side of a job. Keys are strings: they are 64-bit numbers. */
export interface JobFacts {
  key: string
  type: string
  retries: number
  variables: Readonly<Record<string, unknown>>
  headers: Readonly<Record<string, string>>
  elementId: string
  elementInstanceKey: string
  instanceKey: string
  processId: string
  processVersion: number
  /** When the broker gives the job to somebody else. */
  deadline: Date
}
