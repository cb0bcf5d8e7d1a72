import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from './start-recourse.ts'

test('Ctrl-C in the middle of a start leaves neither broker nor database running', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-interrupted-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const server = spawn(process.execPath, [fileURLToPath(new URL('../../engine/main.ts', import.meta.url))], {
    env: { ...process.env, PORT: String(await freePort()), RECOURSE_DATA: dataDir },
    stdio: 'ignore',
  })
  while (!(await bothStarted())) await sleep(50)

  server.kill('SIGINT')
  await once(server, 'exit')

  expect(await bothStarted()).toBe(false)
  for (const part of ['zeebe', 'mongo']) await expect(readFile(join(dataDir, `${part}.pid`))).rejects.toMatchObject({ code: 'ENOENT' })

  function bothStarted(): Promise<boolean> {
    return Promise.all(['zeebe', 'mongo'].map((part) => readFile(join(dataDir, `${part}.pid`)))).then(() => true, () => false)
  }
})
