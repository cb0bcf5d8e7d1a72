/** What releases need of the server. */
import { callable } from '../../connectors/http-call/callable.ts'
import type { Creating } from '../studio/releases/create-release.ts'
import type { Context } from './context.ts'

export const creatingOf = ({ zeebe, clock, log, wakeDispatcher, jobTypes, config }: Context): Creating => ({
  zeebe, clock, log, wakeDispatcher,
  rules: async () => ({ version: zeebe.version(), knownJobTypes: jobTypes, outward: await callable(config) }),
})
