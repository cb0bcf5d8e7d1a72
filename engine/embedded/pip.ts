import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportGrowth } from './cache.ts'
import { firstFault, run } from './run.ts'
import { SetupProblem } from './setup-problem.ts'

export interface PipPackage {
  /** what it brings, as a person calls it */
  label: string
  megabytes: number
  name: string
  version: string
  /** hex SHA-256 of every wheel that is accepted */
  sha256: readonly string[]
}

/** Installs one Python package, and nothing it depends on, into `folder`. pip itself checks the pinned hashes. */
export async function pipInstall(wanted: PipPackage, folder: string, onProgress: (line: string) => void): Promise<void> {
  const { label, megabytes } = wanted
  onProgress(`${label}: fetching ${megabytes} MB with pip, once`)
  const temporary = join(folder, 'tmp')
  await mkdir(temporary)
  const requirements = join(temporary, 'requirements.txt')
  await writeFile(requirements, `${wanted.name}==${wanted.version} ${wanted.sha256.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`)
  const stop = reportGrowth(folder, (done) => onProgress(`${label}: ${Math.min(done, megabytes)} of ${megabytes} MB`))
  const { code, text } = await run(
    'python3',
    ['-m', 'pip', 'install', '--no-deps', '--only-binary', ':all:', '--no-compile', '--no-cache-dir', '--disable-pip-version-check', '--target', join(folder, 'site'), '-r', requirements],
    { env: { TMPDIR: temporary } },
  )
  stop()
  await rm(temporary, { recursive: true, force: true })
  if (code === 0) return
  if (code === undefined || /No module named pip/.test(text)) throw new SetupProblem(`${label} is fetched with Python's pip, which is missing here (on Debian: apt-get install python3-pip).`)
  throw new SetupProblem(`pip could not fetch ${label}: ${firstFault(text)}`)
}
