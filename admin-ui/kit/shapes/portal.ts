import type { Promised } from '../promises.ts'

/** What the report page says before anything is sent. */
export interface PortalFacts {
  zone: string
  /** Largest file. */
  megabytes: number
  promises: Promised[]
  /** Where the short address belongs to by which somebody came. */
  at?: { department: string | null; place: string | null }
}

/** A short address of the portal, printed as a code. */
export interface PortalLink {
  code: string
  department: string | null
  place: string | null
  madeAt: string
  revokedAt?: string
  opened: number
  lastOpenedAt?: string
  url: string
  /** SVG. */
  qr: string
}
