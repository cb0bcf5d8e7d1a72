/** In a rehearsal the live files run with the drafts in their places. */
import { callable } from '../../../connectors/http-call/callable.ts'
import { keepSecret, Secrets } from '../../../connectors/kit/secrets.ts'
import type { Config } from '../../config/settings.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Zeebe } from '../../zeebe/client.ts'
import { deployChecked, deployFiles } from '../../zeebe/deploy/deploy-files.ts'
import { SeedFiles, tellParent } from './seeds.ts'

/** Stands in the place of every secret. */
const noSecret = 'rehearsal-without-secrets'

/**
 * Live files as they are, drafts through the same checks as everything that is put live. What is wrong with them is told to the server that waits.
 * @throws Refusal `deployment.refused`
 */
export async function deployRehearsed(zeebe: Zeebe, jobTypes: readonly string[], config: Config): Promise<{ done: Promise<void> }> {
  await tellParent({ phase: 'deploying' })
  for (const { _id, hosts, changedAt } of await Secrets.find().lean()) await keepSecret({ name: _id, value: noSecret, hosts, by: null, at: changedAt })
  const files = (await SeedFiles.find().lean()).map(({ _id, content, draft }) => ({ name: _id, content: Buffer.from(content), draft }))
  const live = files.filter(({ draft }) => !draft)
  const drafts = files.filter(({ draft }) => draft)
  try {
    if (live.length > 0) await deployChecked(zeebe, live)
    if (drafts.length > 0) await deployFiles(zeebe, drafts, jobTypes, await callable(config))
    return { done: Promise.resolve() }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'deployment.refused') await tellParent({ refused: error.extra.findings as never })
    throw error
  }
}
