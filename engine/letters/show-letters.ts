/** Letters as people see them: the hospital with their drafts, the complainant only what was signed. Whoever may not know who complained sees none: the name stands in them. */
import { buffer } from 'node:stream/consumers'
import { mayLook } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { readAttachment } from '../complaints/attachments.ts'
import type { Attachment, Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { named } from '../complaints/show.ts'
import type { Hospital } from '../people/hospital.ts'
import { letterHtml } from './letter-text.ts'
import { Letters, type Letter } from './letter.ts'
import { printPdf } from './print.ts'

export interface ShownLetter {
  id: string
  no: number
  template: string
  lang: 'en' | 'zh'
  draftedAt: Date
  frozen?: { at: Date, by: { id: string, name: string, nameZh?: string } | null, sha256: string, name: string, size: number }
  sent?: Letter['sent']
}

/** Of a case that the actor has found. Oldest first. */
export async function lettersOf(complaint: Complaint, actor: Actor, hospital: Hospital): Promise<ShownLetter[]> {
  if (!maySee(complaint, actor)) return []
  const letters = await Letters.find({ complaintId: complaint._id }, { model: 0 }).sort({ no: 1 }).lean<Letter[]>()
  return letters.map(({ _id: id, no, template, lang, draftedAt, frozen, sent }) => ({
    id, no, template, lang, draftedAt,
    ...(frozen && { frozen: { at: frozen.at, by: frozen.by === null ? null : named(frozen.by, hospital), sha256: frozen.sha256, name: frozen.name, size: frozen.size } }),
    ...(sent && { sent }),
  }))
}

/** Of a person who was anonymised there are none: their files are erased. */
const maySee = (complaint: Complaint, actor: Actor): boolean => complaint.anonymisedAt === undefined && mayLook(actor, 'read', complaint) && mayLook(actor, 'identify', complaint)

/**
 * The frozen PDF, or of a draft what it would be.
 * @throws Refusal `letter.unknown`, `letter.no-browser`
 */
export async function letterFile(id: string, complaint: Complaint, actor: Actor, chromium: string | null): Promise<Attachment | { name: string, draft: Buffer }> {
  const letter = maySee(complaint, actor) ? await Letters.findOne({ _id: id, complaintId: complaint._id }).lean<Letter>() : null
  if (!letter) throw new Refusal('letter.unknown')
  return fileOf(letter) ?? { name: `draft-${letter.model.no}.pdf`, draft: await printPdf((await letterHtml(letter)).body, chromium) }
}

/** The signed letters of a complaint, for whoever complained. */
export async function publicLetters(complaintId: string): Promise<{ no: number, at: Date, size: number }[]> {
  const letters = await Letters.find({ complaintId, frozen: { $exists: true } }, { model: 0 }).sort({ no: 1 }).lean<Letter[]>()
  return letters.map(({ no, frozen }) => ({ no, at: frozen!.at, size: frozen!.size }))
}

/** @throws Refusal `letter.unknown` */
export async function publicLetterFile(complaintId: string, no: number): Promise<Attachment> {
  const letter = await Letters.findOne({ complaintId, no }, { model: 0 }).lean<Letter>()
  const file = letter && fileOf(letter)
  if (!file) throw new Refusal('letter.unknown')
  return file
}

const fileOf = ({ frozen }: Letter): Attachment | null => (frozen ? { id: frozen.file, name: frozen.name, type: 'application/pdf', size: frozen.size } : null)

/** The bytes of a frozen letter. */
export const letterBytes = async ({ file }: NonNullable<Letter['frozen']>): Promise<Buffer> => await buffer(readAttachment(file))
