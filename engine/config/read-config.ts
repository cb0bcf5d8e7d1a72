import { settings, type Config } from './settings.ts'

/** Every fault of the environment at once, one line each. */
export class ConfigFaults extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

/**
 * Reads, checks and freezes the configuration.
 * An unknown RECOURSE_… name is a fault: a misspelt setting must not be ignored in silence.
 * @throws ConfigFaults naming everything that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { env: variable, read, fallback }] of Object.entries(settings)) {
    const raw = env[variable]
    values[name] = fallback
    if (raw === undefined || raw === '') continue
    try {
      values[name] = read(raw)
    } catch (error) {
      faults.push(`${variable} ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const config = values as Config
  faults.push(...unknownNames(env), ...contradictions(config))
  if (faults.length > 0) throw new ConfigFaults(faults)
  return Object.freeze(config)
}

function unknownNames(env: NodeJS.ProcessEnv): string[] {
  const known = new Set<string>(Object.values(settings).map(({ env: variable }) => variable))
  return Object.keys(env)
    .filter((name) => name.startsWith('RECOURSE_') && !known.has(name))
    .map((name) => `${name} is not a setting of Recourse`)
}

function contradictions(config: Config): string[] {
  const faults: string[] = []
  if (config.zeebeAddress && !config.zeebeRestAddress) faults.push('ZEEBE_REST_ADDRESS is missing: ZEEBE_ADDRESS needs it beside it')
  if (config.zeebeAddress && !config.sinkPort) faults.push('RECOURSE_SINK_PORT is missing: the exporter of the cluster at ZEEBE_ADDRESS needs a fixed port')
  if (config.zeebeAddress && !config.sinkPassword) faults.push('RECOURSE_SINK_PASSWORD is missing: the exporter of the cluster at ZEEBE_ADDRESS needs one')
  if (config.adminPassword && !config.adminEmail) faults.push('RECOURSE_ADMIN_EMAIL is missing: RECOURSE_ADMIN_PASSWORD needs it beside it')
  return faults
}
