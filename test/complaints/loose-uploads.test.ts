/** Files that nobody sent along, on a real database. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepUpload, prepareUploads, takeUploads } from '../../engine/complaints/attachments.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { eraseLooseUploads } from '../../engine/complaints/loose-uploads.ts'
import { IncomingMails } from '../../engine/incoming/incoming-mail.ts'
import { transaction } from '../../engine/store/store.ts'
import { keepDraft } from '../../engine/tasks/drafts.ts'
import { openTask } from '../callbacks/open-task.ts'
import { openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let folder: string
beforeAll(async () => {
  workbench = await openWorkbench()
  await prepareUploads()
  folder = await mkdtemp(join(tmpdir(), 'recourse-test-'))
  await writeFile(join(folder, 'a'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await workbench.close()
})

const limit = new Date('2026-03-01T00:00:00Z')
const files = () => mongoose.connection.collection('uploads.files')
async function uploaded(when: string): Promise<string> {
  const { id } = await keepUpload(join(folder, 'a'), 'a.png')
  await files().updateOne({ 'metadata.id': id }, { $set: { uploadDate: new Date(when) } })
  return id
}

it('are removed after some days; not what is young, in a case, in a mail, in a half-filled form, or in what was written without a case', async () => {
  const [loose, young, taken, mailed, drafted, written] = await Promise.all(['2026-02-01', '2026-03-02', '2026-02-01', '2026-02-01', '2026-02-01', '2026-02-01'].map(uploaded)) as [string, string, string, string, string, string]
  await transaction((session) => takeUploads([taken], 'case-1', session))
  await IncomingMails.create({ _id: 'm', subject: 'x', attachments: [mailed], arrivedAt: limit, readAt: limit, state: 'asks' })
  const nurse = await whoIs({ roles: 'staff' })
  await keepDraft((await openTask({ assignee: nurse.id }))._id, { rows: [{ evidence: [drafted] }] }, nurse, workbench.clock)
  await Entries.create({ _id: 'e', complaintId: null, taskKey: 't', elementId: 'start', stepName: 'Start', at: limit, words: { picture: [written] }, state: 'kept' })

  expect([await eraseLooseUploads(limit), await eraseLooseUploads(limit)]).toEqual([1, 0])
  expect(await files().findOne({ 'metadata.id': loose })).toBeNull()
  expect(new Set(await files().distinct('metadata.id'))).toEqual(new Set([young, taken, mailed, drafted, written]))
  expect(await mongoose.connection.collection('uploads.chunks').countDocuments()).toBe(5)
  await expect(transaction((session) => takeUploads([loose], 'case-1', session))).rejects.toMatchObject({ code: 'attachment.unknown' })
})
