import { pino } from 'pino'
import type { EmbeddedOptions } from '../../engine/embedded/index.ts'

/** Neither part, quietly, unless `parts` says otherwise. */
export function options(dataDir: string, parts: Partial<EmbeddedOptions> = {}): EmbeddedOptions {
  return {
    dataDir,
    zeebeVersion: '8.5.8',
    zeebe: false,
    mongo: false,
    controlledClock: false,
    sink: { url: 'http://127.0.0.1:9', user: 'exporter', password: 'secret' },
    log: pino({ level: 'silent' }),
    onProgress: () => undefined,
    ...parts,
  }
}
