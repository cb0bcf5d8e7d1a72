/** API tokens: random, shown once, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import { model, Schema } from 'mongoose'

interface Token {
  _id: string
  person: string
  name: string
  createdAt: Date
}

const Tokens = model<Token>('Token', new Schema<Token>(
  {
    _id: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'tokens', versionKey: false },
))

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')

/** @returns the token; it cannot be read again */
export async function createToken(person: string, name: string, now: Date): Promise<string> {
  const token = `rec_${randomBytes(32).toString('base64url')}`
  await Tokens.create({ _id: hashed(token), person, name, createdAt: now })
  return token
}

/** @returns the person's id, or null for a token that does not exist */
export async function personOf(token: string): Promise<string | null> {
  return (await Tokens.findById(hashed(token)).lean())?.person ?? null
}
