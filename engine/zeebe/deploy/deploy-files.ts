/** Deploying what somebody made: checked first, all or nothing, and to be seen when it is done. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../errors/errors.ts'
import { isFault, type Deployed, type DeploymentFile, type Zeebe } from '../client.ts'
import { Resources } from '../records/shapes.ts'
import { findingsIn } from './broker-findings.ts'
import { checkFiles } from './check-files.ts'
import type { OutwardRules } from './check-outward.ts'
import type { Finding } from './finding.ts'

export type { Finding } from './finding.ts'

/**
 * @param jobTypes types of jobs that somebody works on; null does not check them
 * @param outward which other systems a diagram may call
 * @returns what was deployed, with warnings that did not keep it from being so
 * @throws Refusal `deployment.refused` with findings; nothing was deployed then
 */
export async function deployFiles(zeebe: Zeebe, files: DeploymentFile[], jobTypes: readonly string[] | null, outward?: OutwardRules): Promise<Deployed & { warnings: Finding[] }> {
  const findings = await checkFiles(files, { version: zeebe.version(), knownJobTypes: jobTypes, outward })
  if (findings.some(({ severity }) => severity === 'error')) throw new Refusal('deployment.refused', { findings })
  return { ...await deployChecked(zeebe, files), warnings: findings }
}

/** Files that are known to be sound. @throws Refusal `deployment.refused` with what the broker says */
export async function deployChecked(zeebe: Zeebe, files: DeploymentFile[]): Promise<Deployed> {
  try {
    const deployed = await zeebe.deploy(files)
    await untilProjected(deployed)
    return deployed
  } catch (error) {
    if (!isFault(error, 'invalid')) throw error
    throw new Refusal('deployment.refused', { findings: findingsIn(error.message, files.map(({ name }) => name)), cause: error })
  }
}

/** What was deployed can be read by the next request; a projection that is far behind is not waited for. */
async function untilProjected({ processes, forms }: Deployed): Promise<void> {
  const keys = [...processes, ...forms].map(({ key }) => key)
  for (const end = Date.now() + 5_000; Date.now() < end; await sleep(50)) {
    if (await Resources.countDocuments({ _id: { $in: keys } }) >= new Set(keys).size) return
  }
}
