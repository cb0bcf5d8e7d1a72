/** In a rehearsal the live files run with the drafts in their places. */
import { setTimeout as sleep } from 'node:timers/promises'
import { callable } from '../../../connectors/http-call/callable.ts'
import { keepSecret, Secrets } from '../../../connectors/kit/secrets.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Config } from '../../config/settings.ts'
import { Refusal } from '../../errors/errors.ts'
import { transaction } from '../../store/store.ts'
import { isDeployed, templateNameOf } from '../../studio/files/names.ts'
import { applySettings, settingsApplied } from '../../studio/settings/index.ts'
import { addVersion, templateInForce } from '../../templates/versions.ts'
import { isFault, type Zeebe } from '../../zeebe/client.ts'
import { deployChecked, deployFiles } from '../../zeebe/deploy/deploy-files.ts'
import { error, type Finding } from '../../zeebe/deploy/finding.ts'
import { SeedFiles, tellParent, type SeedFile } from './seeds.ts'

/** Stands in the place of every secret. */
const noSecret = 'rehearsal-without-secrets'
const mostAttempts = 20
const atOnce = 25
const nobody = { id: 'rehearsal' }

export interface Stage {
  zeebe: Zeebe
  clock: Pick<Clock, 'now'>
  config: Config
  jobTypes: readonly string[]
}

/**
 * Live files as they are, drafts through the same checks as everything that is put live. What is wrong with them is told to the server that waits.
 * @throws Refusal `deployment.refused`, `hospital.refused`
 */
export async function deployRehearsed(stage: Stage): Promise<{ done: Promise<void> }> {
  await tellParent({ phase: 'deploying' })
  for (const { _id, hosts, changedAt } of await Secrets.find().lean()) await keepSecret({ name: _id, value: noSecret, hosts, by: null, at: changedAt })
  const files = await SeedFiles.find().lean<SeedFile[]>()
  try {
    await takeSettings(files.filter(({ kind }) => kind === 'setting'), stage)
    for (const file of files) if (file.kind === 'template') await takeTemplate(file, stage)
    await deploy(files.filter(({ kind }) => isDeployed(kind)), stage)
    return { done: Promise.resolve() }
  } catch (fault) {
    if (fault instanceof Refusal) await tellParent({ refused: findingsOf(fault) })
    throw fault
  }
}

async function deploy(files: SeedFile[], { zeebe, config, jobTypes }: Stage): Promise<void> {
  const [live, drafts] = [false, true].map((draft) => files.filter((file) => file.draft === draft).map(({ _id, content }) => ({ name: _id, content: Buffer.from(content) })))
  // A few at a time: all of them in one command take a busy machine longer than a command may.
  for (let at = 0; at < live!.length; at += atOnce) await patiently(() => deployChecked(zeebe, live!.slice(at, at + atOnce)))
  if (drafts!.length > 0) {
    const outward = await callable(config)
    await patiently(() => deployFiles(zeebe, drafts!, jobTypes, outward))
  }
}

/** A broker that has just started on a busy machine may not answer in time; the same files make no second version. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (fault) {
      if (attempt === mostAttempts || !isFault(fault, 'away', 'exhausted')) throw fault
      await sleep(1_000)
    }
  }
}

async function takeSettings(files: SeedFile[], { clock }: Stage): Promise<void> {
  if (files.length === 0) return
  const given = files.map(({ _id, content }) => ({ name: _id, content }))
  await transaction((session) => applySettings(given, nobody, clock.now(), session))
  await settingsApplied(given.map(({ name }) => name), nobody, clock.now(), () => undefined)
}

async function takeTemplate({ _id, content }: SeedFile, { clock }: Stage): Promise<void> {
  const name = templateNameOf(_id)
  await addVersion(name, { source: content, because: 'rehearsal', from: (await templateInForce(name)).version }, nobody.id, clock.now())
}

/** Settings say what is wrong with rows, not with files. */
function findingsOf(refusal: Refusal): Finding[] {
  const { findings, errors } = refusal.extra
  if (findings) return findings as Finding[]
  if (errors) return errors.map(({ path, message, zh }) => ({ file: path, ...error(null, 'setting', zh === undefined ? message : { en: message, zh }) }))
  return [{ file: '', ...error(null, 'rehearsal', { en: refusal.say('en'), zh: refusal.say('zh') }) }]
}
