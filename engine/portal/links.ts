/** Short addresses of the portal for a ward or a department, printed as a code: `/r/K7QF3M` opens the report with the place filled in. */
import { customAlphabet } from 'nanoid'
import { model, Schema } from 'mongoose'
import { toString as qrCode } from 'qrcode'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'

export interface PortalLink {
  /** The code itself: six characters that are not taken for one another on paper. */
  _id: string
  department: string | null
  /** As people say it: `3rd floor, ward B`. */
  place: string | null
  madeBy: string
  madeAt: Date
  /** From then on it fills nothing in any more; the address still leads to the empty form. */
  revokedAt: Date | null
  opened: number
  lastOpenedAt: Date | null
}

const linkSchema = new Schema<PortalLink>(
  {
    _id: { type: String, required: true },
    department: { type: String, default: null },
    place: { type: String, default: null },
    madeBy: { type: String, required: true },
    madeAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
    opened: { type: Number, default: 0 },
    lastOpenedAt: { type: Date, default: null },
  },
  { collection: 'portal_links', versionKey: false },
)
linkSchema.index({ madeAt: -1 })

export const PortalLinks = model<PortalLink>('PortalLink', linkSchema)

const newCode = customAlphabet('23456789ABCDEFGHJKMNPQRSTVWXYZ', 6)
export const codePattern = '^[2-9A-HJKMNP-TV-Z]{6}$'

export interface ShownLink {
  code: string
  department: string | null
  place: string | null
  madeAt: Date
  revokedAt?: Date
  opened: number
  lastOpenedAt?: Date
  url: string
  /** The address as an SVG picture. */
  qr: string
}

/** The newest first, those that were revoked too. */
export async function listLinks(publicUrl: string): Promise<ShownLink[]> {
  const links = await PortalLinks.find().sort({ madeAt: -1, _id: 1 }).lean<PortalLink[]>()
  return await Promise.all(links.map((link) => show(link, publicUrl)))
}

/** @throws Refusal `request.invalid` for an unknown department, or where neither is named */
export async function makeLink({ department = null, place = null }: { department?: string | null, place?: string | null }, actor: Actor, at: Date, publicUrl: string): Promise<ShownLink> {
  if (department === null && place === null) throw new Refusal('request.invalid', { errors: [{ path: '/place', message: 'name a department or a place' }] })
  if (department !== null && !(await loadHospital()).departments.some(({ id }) => id === department)) throw new Refusal('request.invalid', { errors: [{ path: '/department', message: 'is not known here' }] })
  return await audited({ action: 'portal.link', actor, at }, ({ code }) => [code], async () => {
    const link: PortalLink = { _id: newCode(), department, place, madeBy: actor.id, madeAt: at, revokedAt: null, opened: 0, lastOpenedAt: null }
    await PortalLinks.create(link)
    return await show(link, publicUrl)
  })
}

/** A second time changes nothing. @throws Refusal `link.unknown` */
export const revokeLink = (code: string, actor: Actor, at: Date): Promise<void> =>
  audited({ action: 'portal.link', actor, at }, code, async () => {
    if (!await PortalLinks.exists({ _id: code })) throw new Refusal('link.unknown')
    await PortalLinks.updateOne({ _id: code, revokedAt: null }, { revokedAt: at })
  })

/** Where a link that still counts belongs to; null for one that is unknown or was revoked. */
export async function placeOfLink(code: string): Promise<Pick<PortalLink, 'department' | 'place'> | null> {
  return await PortalLinks.findOne({ _id: code, revokedAt: null }, { _id: 0, department: 1, place: 1 }).lean<Pick<PortalLink, 'department' | 'place'>>()
}

/** Somebody has photographed it. */
export async function countOpened(code: string, at: Date): Promise<void> {
  await PortalLinks.updateOne({ _id: code, revokedAt: null }, { $inc: { opened: 1 }, lastOpenedAt: at })
}

async function show({ _id: code, department, place, madeAt, revokedAt, opened, lastOpenedAt }: PortalLink, publicUrl: string): Promise<ShownLink> {
  const url = `${publicUrl}/r/${code}`
  const qr = await qrCode(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'Q' })
  return { code, department, place, madeAt, ...(revokedAt && { revokedAt }), opened, ...(lastOpenedAt && { lastOpenedAt }), url, qr }
}
