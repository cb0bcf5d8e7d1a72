/**
 * Pictures, sound, video and PDF of a complaint, kept in the database. What a file is, its first bytes say: neither its name nor what
 * the sender calls it. Nothing is ever unpacked or rendered on the server.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { fileTypeFromFile } from 'file-type'
import mongoose from 'mongoose'
import { nanoid } from 'nanoid'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'
import type { Attachment } from './complaint.ts'

const accepted = new Set([
  'image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/heic', 'application/pdf',
  'audio/mpeg', 'audio/mp4', 'audio/x-m4a', 'audio/ogg', 'audio/wav', 'audio/amr', 'audio/aac', 'audio/webm',
  'video/mp4', 'video/webm', 'video/quicktime', 'video/3gpp',
])

interface UploadMeta {
  id: string
  name: string
  type: string
  complaintId: string | null
}

const bucket = () => new mongoose.mongo.GridFSBucket(mongoose.connection.db!, { bucketName: 'uploads' })
const chunks = () => mongoose.connection.collection('uploads.chunks')
const files = () => mongoose.connection.collection<{ filename: string, length: number, uploadDate: Date, metadata: UploadMeta }>('uploads.files')

/** Creates the collections where they are missing, with their indexes: a transaction cannot create them on demand. */
export async function prepareUploads(): Promise<void> {
  await files().createIndex({ 'metadata.id': 1 }, { unique: true })
  await files().createIndex({ 'metadata.complaintId': 1, 'uploadDate': 1 })
  await chunks().createIndex({ files_id: 1, n: 1 }, { unique: true })
}

/**
 * Keeps a received file until a complaint takes it.
 * @param path where the file was received
 * @param name as the sender called it
 * @throws Refusal `attachment.refused`
 */
export async function keepUpload(path: string, name: string): Promise<{ id: string }> {
  const type = (await fileTypeFromFile(path))
  const mime = type ? await soundOrPicture(path, type.mime.split(';')[0]!) : ''
  if (!type || !accepted.has(mime)) {
    throw new Refusal('attachment.refused', { detail: { en: 'Pictures, sound, video and PDF files are accepted.', zh: '可以上传图片、录音、视频和 PDF 文件。' } })
  }
  const metadata: UploadMeta = { id: nanoid(24), name: safeName(name, type.ext), type: mime, complaintId: null }
  await pipeline(createReadStream(path), bucket().openUploadStream(metadata.id, { metadata: { ...metadata } }))
  return { id: metadata.id }
}

/** How the two containers name what they carry. */
const tracks: Record<string, { sound: RegExp, picture: RegExp }> = {
  'video/webm': { sound: /A_(OPUS|VORBIS|PCM)/, picture: /V_(VP[89]|AV1|MPEG)/ },
  'video/mp4': { sound: /soun/, picture: /vide/ },
}

/** A recording made in the page comes in a container that is also one of videos: without a picture in it, it is sound. */
async function soundOrPicture(path: string, mime: string): Promise<string> {
  const signs = tracks[mime]
  if (!signs) return mime
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    const head = buffer.toString('latin1', 0, bytesRead)
    return signs.sound.test(head) && !signs.picture.test(head) ? mime.replace('video', 'audio') : mime
  } finally {
    await file.close()
  }
}

/** Binds loose uploads to a complaint, inside its transaction. @throws Refusal `attachment.unknown` */
export async function takeUploads(ids: string[], complaintId: string, session: Session): Promise<Attachment[]> {
  const attachments: Attachment[] = []
  for (const id of new Set(ids)) {
    const file = await files().findOneAndUpdate({ 'metadata.id': id, 'metadata.complaintId': null }, { $set: { 'metadata.complaintId': complaintId } }, { session })
    if (!file) throw new Refusal('attachment.unknown', { detail: { en: 'An attachment was not uploaded or belongs to another complaint.', zh: '有附件没有上传，或属于另一个投诉。' } })
    const { name, type } = file.metadata
    attachments.push({ id, name, type, size: file.length })
  }
  return attachments
}

/** @param range first and last byte, for players that seek */
export function readAttachment(id: string, range?: { start: number, end: number }): Readable {
  return bucket().openDownloadStreamByName(id, range && { start: range.start, end: range.end + 1 })
}

/** What lies in the database for these cases: what was sent along, letters as they were printed. @param others ids of uploads that came otherwise */
export const uploadsOf = async (complaintIds: readonly string[], others: readonly string[]): Promise<string[]> =>
  (await files().find({ $or: [{ 'metadata.complaintId': { $in: [...complaintIds] } }, { 'metadata.id': { $in: [...others] } }] }, { projection: { 'metadata.id': 1 } }).toArray()).map(({ metadata }) => metadata.id)

/** Takes out files for good; one that is gone already is no error. */
export async function eraseUploads(ids: readonly string[]): Promise<void> {
  for (const { _id } of await files().find({ 'metadata.id': { $in: [...ids] } }, { projection: { _id: 1 } }).toArray()) await bucket().delete(_id)
}

/** Ids of uploads that came before an instant and that no complaint has taken. */
export async function* looseUploads(before: Date): AsyncGenerator<string> {
  for await (const { metadata } of files().find({ 'metadata.complaintId': null, 'uploadDate': { $lt: before } }, { projection: { 'metadata.id': 1 } })) yield metadata.id
}

/** Takes one out for good, unless a complaint takes it at this moment. @returns whether it is gone */
export const eraseLooseUpload = (id: string): Promise<boolean> => transaction(async (session) => {
  const file = await files().findOneAndDelete({ 'metadata.id': id, 'metadata.complaintId': null }, { projection: { _id: 1 }, session })
  if (file) await chunks().deleteMany({ files_id: file._id }, { session })
  return file !== null
})

/** The sender's name without paths, control characters and tricks with the writing direction; the ending is the real type's. */
export function safeName(name: string, extension: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1)!.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N} _()-]/gu, '').trim().slice(0, 80)
  return `${base || 'attachment'}.${extension}`
}
