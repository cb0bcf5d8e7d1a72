import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigFaults, readConfig } from '../../engine/config/read-config.ts'
import { settings } from '../../engine/config/settings.ts'

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults
    throw error
  }
  return []
}

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', zeebeVersion: '8.5.8', clock: 'system' })
  })

  it('is frozen', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('names every fault at once', () => {
    expect(faultsOf({ PORT: 'x', ZEEBE_VERSION: '7.0', RECOURSE_DEMO: 'perhaps', RECOURSE_PROT: '3000' })).toEqual([
      'PORT must be a whole number from 1 to 65535',
      'RECOURSE_DEMO must be true or false',
      'ZEEBE_VERSION must be one of 8.5.8, 8.6.0',
      'RECOURSE_PROT is not a setting of Recourse',
    ])
  })

  it('refuses half an external cluster', () => {
    expect(faultsOf({ ZEEBE_ADDRESS: 'broker:26500' })).toHaveLength(3)
  })

  it('does not repeat a secret in its fault', () => {
    expect(faultsOf({ RECOURSE_ADMIN_EMAIL: 'a@example.org', RECOURSE_ADMIN_PASSWORD: 'geheim' }).join()).not.toContain('geheim')
  })

  it('reads durations, lists and addresses', () => {
    expect(readConfig({ RECOURSE_JOB_TIMEOUT: 'PT2M', RECOURSE_TRUST_PROXY: '10.0.0.1, 10.0.0.2', RECOURSE_URL: 'https://hospital.example/' }))
      .toMatchObject({ jobTimeout: 120_000, trustProxy: ['10.0.0.1', '10.0.0.2'], publicUrl: 'https://hospital.example' })
  })

  it('is documented, name by name', () => {
    const documented = [...readFileSync('docs/operating.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
    expect(documented).toEqual(Object.values(settings).map(({ env }) => env))
  })
})
