import { rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { cacheDir, cached, exists, reportGrowth, sha256 } from './cache.ts'
import { firstFault, run } from './run.ts'
import { SetupProblem } from './setup-problem.ts'

export type ZeebeVersion = '8.5.8' | '8.6.0'

/** The two versions that Maven's repository carries as a whole distribution. */
const DISTRIBUTIONS: Record<ZeebeVersion, { megabytes: number; sha256: string }> = {
  '8.5.8': { megabytes: 207, sha256: '53ce62b008e61a87a3f7aed700065ad1352084a24c85771bc4e8300828bf95b4' },
  '8.6.0': { megabytes: 299, sha256: '5c699e86a6c9d290dd7b1f0b2ea648fb57fd1dacf1cab22c874219e58827ea45' },
}

const MAVEN_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get'

/**
 * The unpacked Zeebe distribution, fetched on first use. A tarball laid into the cache folder by hand, or one that Maven already
 * has, spares the download; each is used only if its SHA-256 is the pinned one. Throws SetupProblem.
 */
export async function zeebeDistribution(version: ZeebeVersion, onProgress: (line: string) => void): Promise<string> {
  const folder = await cached(`zeebe-${version}`, (staging) => unpackInto(staging, version, onProgress), onProgress)
  return join(folder, `camunda-zeebe-${version}`)
}

async function unpackInto(staging: string, version: ZeebeVersion, onProgress: (line: string) => void): Promise<void> {
  const tarball = (await tarballAtHand(version)) ?? (await download(staging, version, onProgress))
  onProgress(`Zeebe ${version}: unpacking`)
  const { code, text } = await run('tar', ['-xzf', tarball, '-C', staging])
  if (code !== 0) throw new SetupProblem(`Zeebe ${version} could not be unpacked into ${cacheDir()}: ${firstFault(text)}`)
  await rm(join(staging, 'maven'), { recursive: true, force: true })
}

async function tarballAtHand(version: ZeebeVersion): Promise<string | undefined> {
  const name = `camunda-zeebe-${version}.tar.gz`
  for (const file of [join(cacheDir(), name), join(homedir(), '.m2/repository', pathInRepository(version))]) {
    if ((await exists(file)) && (await sha256(file)) === DISTRIBUTIONS[version].sha256) return file
  }
  return undefined
}

/** Fetches with a Maven repository of its own below the staging folder: its growth is the progress, and nothing half done outlives it. */
async function download(staging: string, version: ZeebeVersion, onProgress: (line: string) => void): Promise<string> {
  const { megabytes, sha256: pinned } = DISTRIBUTIONS[version]
  const name = `camunda-zeebe-${version}.tar.gz`
  const byHand = `or lay ${name} into ${cacheDir()}`
  const repository = join(staging, 'maven')
  onProgress(`Zeebe ${version}: fetching ${megabytes} MB with Maven, once`)
  const stop = reportGrowth(join(repository, 'io/camunda'), (done) => onProgress(`Zeebe ${version}: ${Math.min(done, megabytes)} of ${megabytes} MB`))
  const { code, text } = await run('mvn', [
    '-B', '-q', MAVEN_PLUGIN, `-Dartifact=io.camunda:camunda-zeebe:${version}:tar.gz`, '-Dtransitive=false', `-Dmaven.repo.local=${repository}`,
  ], { cwd: staging })
  stop()
  if (code === undefined) throw new SetupProblem(`Zeebe ${version} is fetched with Maven, which is missing here: install it (for example: apt-get install maven) ${byHand}.`)
  if (code !== 0) throw new SetupProblem(`Maven could not fetch Zeebe ${version}; check the network or its settings.xml, ${byHand}. Maven said: ${firstFault(text)}`)
  const tarball = join(staging, name)
  await rename(join(repository, pathInRepository(version)), tarball)
  if ((await sha256(tarball)) !== pinned) throw new SetupProblem(`Zeebe ${version} as fetched is not the expected file (SHA-256 differs). Start again, ${byHand}.`)
  return tarball
}

function pathInRepository(version: ZeebeVersion): string {
  return `io/camunda/camunda-zeebe/${version}/camunda-zeebe-${version}.tar.gz`
}
