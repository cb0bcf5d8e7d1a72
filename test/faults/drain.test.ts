import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { json } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Opened } from '../kit/hospital.ts'
import { startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'
import { expectNothingLost } from './nothing-lost.ts'
import { childrenOn } from './parts.ts'
import { openPostOffice } from './post-office.ts'

it('told to stop in the middle of an upload and of a job, the server finishes both, leaves nothing running and ends well', { timeout: 300_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-faults-'))
  onTestFinished(async () => await rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const post = await openPostOffice()
  onTestFinished(post.close)
  const start = async (): Promise<{ recourse: RunningRecourse, exit: Promise<unknown[]> }> => await withExit(async () => await startRecourse({ dataDir, afresh: true, env: { RECOURSE_SMTP_URL: post.url } }))
  const { recourse, exit } = await start()
  onTestFinished(recourse.stop)
  const place = await hospital(recourse)

  post.hesitate('@example.org')
  const opened = await place.report({ complainant: { name: 'Li Na', email: 'li.na@example.org' } })
  await eventually('the mail is on its way', async () => post.arrived.some(({ to }) => to === 'li.na@example.org'))
  const page = await watchedPage(recourse, place.admin.token)
  const upload = await halfAnUpload(recourse)

  const stopped = recourse.stop()
  await eventually('nobody new is let in', async () => !await letsIn(recourse))
  const uploaded = await upload.finish()
  post.confirm()
  await stopped

  expect(uploaded).toEqual({ status: 201, body: { id: expect.any(String) } })
  expect(await page.told).toContain('event: hello')
  expect(await exit).toEqual([0, null])
  expect(await childrenOn(recourse)).toEqual([])

  const { recourse: next } = await start()
  onTestFinished(next.stop)
  const later = await hospital(next)
  const second = await later.report({ attachments: [(uploaded.body as { id: string }).id] })
  expect((await later.notifications(opened.id)).map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual(['email sent', 'portal sent'])
  await Promise.all([opened, second].map(async ({ id }: Opened) => await later.task(id, 'register-complaint')))
  await expectNothingLost(next, later, [opened, second], post.arrived)
})

/** What `start` brings up, and with which code and signal it will end. */
async function withExit(start: () => Promise<RunningRecourse>): Promise<{ recourse: RunningRecourse, exit: Promise<unknown[]> }> {
  const { promise: spawned, resolve } = Promise.withResolvers<ChildProcess>()
  const notice = (message: unknown): void => resolve((message as { process: ChildProcess }).process)
  subscribe('child_process', notice)
  const [recourse, server] = await Promise.all([start(), spawned])
  unsubscribe('child_process', notice)
  return { recourse, exit: once(server, 'exit') }
}

async function letsIn({ baseUrl }: RunningRecourse): Promise<boolean> {
  const door = connect(Number(new URL(baseUrl).port), '127.0.0.1')
  const open = await once(door, 'connect').then(() => true, () => false)
  door.destroy()
  return open
}

/** Begins to send a picture, and sends the rest when told to. */
async function halfAnUpload({ baseUrl }: RunningRecourse): Promise<{ finish(): Promise<{ status: number | undefined, body: unknown }> }> {
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), Buffer.alloc(100_000)])
  const head = '--part\r\nContent-Disposition: form-data; name="file"; filename="hall.png"\r\nContent-Type: image/png\r\n\r\n'
  const body = Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n--part--\r\n')])
  const sending = request(`${baseUrl}/api/public/uploads`, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=part', 'content-length': body.length } })
  const answered = once(sending, 'response')
  await new Promise((sent) => { sending.write(body.subarray(0, 50_000), sent) })
  return {
    finish: async () => {
      sending.end(body.subarray(50_000))
      const [response] = await answered as [IncomingMessage]
      return { status: response.statusCode, body: await json(response) }
    },
  }
}

/** A page that listens to changes: everything that it was told until its stream ended, or what tore it off. */
async function watchedPage({ baseUrl }: RunningRecourse, token: string | null): Promise<{ told: Promise<string> }> {
  const stream = await fetch(`${baseUrl}/api/events`, { headers: { authorization: `Bearer ${token}` } })
  return { told: stream.text().catch((error: unknown) => String(error)) }
}
