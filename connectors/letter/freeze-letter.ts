import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from '@sinclair/typebox'
import { keepUpload, takeUploads } from '../../engine/complaints/attachments.ts'
import { signedBy } from '../../engine/letters/letter-model.ts'
import { letterHtml } from '../../engine/letters/letter-text.ts'
import { Letters, type Letter } from '../../engine/letters/letter.ts'
import { browserPath, printPdf } from '../../engine/letters/print.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, JobDelayed, JobRefused, labelled, writeOnce } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'
import { LetterId } from './fields.ts'

/**
 * Prints a drafted letter as PDF with the name of whoever completed the latest task, and keeps it with its hash: from then on nobody changes it. The
 * complainant can read it in the portal at once.
 */
export const freezeLetter = connector({
  type: 'freeze-letter',
  shown: {
    en: 'Freeze a letter', zh: '定稿函件', group: 'letters',
    help: { en: 'Prints the letter as PDF, signed by whoever completed the latest task. It is not changed any more.', zh: '将函件打印为 PDF，以完成上一任务的人署名；此后不再改动。' },
  },
  input: Type.Object({ letter: labelled(['Letter', '函件'], LetterId) }),
  output: Type.Object({ sha256: labelled(['Hash of the PDF', 'PDF 摘要'], Type.String()) }),
  run: async ({ letter: id }, { job, clock, config }) => {
    const complaintId = caseIdOf(job)
    const letter = await Letters.findOne({ _id: id, complaintId }).lean<Letter>()
    if (!letter) throw new JobRefused('letter.unknown')
    if (letter.frozen) return { sha256: letter.frozen.sha256 }
    if (!browserPath(config.chromium)) throw new JobRefused('letter.no-browser')

    const by = await lastHand(job)
    const { body } = await letterHtml({ ...letter, model: signedBy(letter.model, by, await loadHospital(), letter.lang, clock.now()) })
    const pdf = await printed(body, config.chromium)
    const name = `letter-${letter.model.no}.pdf`
    const { id: file } = await kept(pdf, name)
    const frozen = { at: clock.now(), by, sha256: createHash('sha256').update(pdf).digest('hex'), file, name, size: pdf.length }
    await writeOnce(job, { complaintId, kind: 'letter.frozen', at: frozen.at, data: { letter: id, no: letter.no, by, sha256: frozen.sha256 } }, async (session) => {
      await takeUploads([file], complaintId, session)
      const { matchedCount } = await Letters.updateOne({ _id: id, frozen: { $exists: false } }, { frozen }, { session })
      if (matchedCount === 0) throw new JobDelayed('letter.frozen-elsewhere', { after: 1_000 })
    })
    return { sha256: (await Letters.findById(id).orFail().lean<Letter>()).frozen!.sha256 }
  },
})

/** A browser that cannot be started or does not answer may do so a little later. */
async function printed(html: string, configured: string | null): Promise<Buffer> {
  try {
    return await printPdf(html, configured)
  } catch (cause) {
    throw new JobDelayed('letter.not-printed', { after: 5_000, cause })
  }
}

async function kept(pdf: Buffer, name: string): Promise<{ id: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-letter-'))
  try {
    const path = join(folder, 'letter.pdf')
    await writeFile(path, pdf)
    return await keepUpload(path, name)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
