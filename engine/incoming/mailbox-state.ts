/** How far each mailbox is read, and whether it can be reached. */
import { model, Schema } from 'mongoose'

export interface MailboxState {
  /** `<user>@<host>/<folder>` */
  _id: string
  /** The server's mark of its numbering: with another one the numbers start anew. */
  uidValidity: string
  /** The last mail that is done. */
  lastUid: number
  /** Which mail is being read, and how often it was tried: one that breaks the reading is not tried for ever. */
  trying: { uid: number, times: number } | null
  /** When it was last looked into. */
  readAt: Date | null
  /** A code, while it cannot be read. */
  fault: string | null
  faultSince: Date | null
}

const mailboxSchema = new Schema<MailboxState>(
  {
    _id: { type: String, required: true },
    uidValidity: { type: String, required: true },
    lastUid: { type: Number, required: true },
    trying: { type: new Schema({ uid: Number, times: Number }, { _id: false }), default: null },
    readAt: { type: Date, default: null },
    fault: { type: String, default: null },
    faultSince: { type: Date, default: null },
  },
  { collection: 'mailboxes', versionKey: false },
)

export const Mailboxes = model<MailboxState>('Mailbox', mailboxSchema)

export async function mailboxFailed(name: string, fault: string, at: Date): Promise<void> {
  await Mailboxes.updateOne({ _id: name }, { $setOnInsert: { uidValidity: '', lastUid: 0 }, $set: { fault } }, { upsert: true })
  await Mailboxes.updateOne({ _id: name, faultSince: null }, { faultSince: at })
}
