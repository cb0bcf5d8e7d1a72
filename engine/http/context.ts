/** What the routes call. Made once at the start, handed to every route table. */
import type { Logger } from 'pino'
import type { Connector } from '../../connectors/kit/index.ts'
import type { Accounts } from '../access/sign-in.ts'
import type { Clock } from '../clock/clock.ts'
import type { TrackingCodes } from '../complaints/receipts.ts'
import type { Config } from '../config/settings.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import type { BatchRunner } from '../watch/index.ts'
import type { Zeebe } from '../zeebe/client.ts'
import type { Projection } from '../zeebe/records/projection.ts'
import type { LiveChanges } from './live.ts'
import type { Readiness } from './readiness.ts'

export interface Context {
  config: Config
  publicUrl: string
  log: Logger
  clock: Clock
  zeebe: Zeebe
  accounts: Accounts
  codes: TrackingCodes
  live: LiveChanges
  readiness: Readiness
  projection: Pick<Projection, 'lag'>
  batches: BatchRunner
  /** Says that the outbox has a new row. */
  wakeDispatcher(): void
  /** Says that cases were queued to be moved to another version. */
  wakeMigrations(): void
  connectors: readonly Connector[]
  /** Job types that the connectors handle, and those of other workers. */
  jobTypes: readonly string[]
  /** Moves broker and engine together; null on the system clock. */
  advance: ((milliseconds: number) => Promise<void>) | null
  /** null in a rehearsal itself. */
  rehearsals: Rehearsals | null
}
