import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

if (!process.env['TEST_FIRST_START']) {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-first-start-'))
  process.env['TEST_FIRST_START'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

const withServer = {
  globalSetup: 'test/setup/shared-server.ts',
  // One broker, one clock: two files that move it at the same time would wait for each other's deadlines.
  fileParallelism: false,
  // Loading the engine anew for each file takes as long as many of their tests.
  isolate: false,
  // A machine that is busy with something else takes its time; a promise that is not kept fails all the same.
  testTimeout: 240_000,
  // Broker, database, server and browser share two cores, and one of them may be a moment late; what is broken is so twice.
  retry: 1,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
}

const withOwnServers = {
  exclude: ['test/**/*.unit.test.ts'],
  fileParallelism: false,
  testTimeout: 300_000,
  retry: 1,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000 } },
}

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    projects: [
      { test: { name: 'unit', include: ['test/**/*.unit.test.ts'], isolate: false, testTimeout: 30_000, sequence: { groupOrder: 0 } } },
      {
        test: {
          name: 'server',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.unit.test.ts', 'test/{faults,embedded,setup,browser,scenarios}/**'],
          sequence: { groupOrder: 1 },
          ...withServer,
        },
      },
      { test: { name: 'scenarios', include: ['test/scenarios/tables.test.ts'], sequence: { groupOrder: 2 }, ...withServer, testTimeout: 600_000 } },
      { test: { name: 'browser', include: ['test/browser/**/*.test.ts'], exclude: ['test/**/*.unit.test.ts'], sequence: { groupOrder: 3 }, ...withServer } },
      // Last on its server: nobody knows what they leave behind.
      { test: { name: 'walks', include: ['test/scenarios/random-walks.test.ts'], sequence: { groupOrder: 4 }, ...withServer } },
      // Each test here starts servers of its own.
      { test: { name: 'setup', include: ['test/{embedded,setup}/**/*.test.ts'], sequence: { groupOrder: 5 }, ...withOwnServers } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], sequence: { groupOrder: 6 }, ...withOwnServers } },
    ],
  },
})
