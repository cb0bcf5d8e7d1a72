import type { Json } from './json.ts'
import type { Promised } from '../promises.ts'
import type { ShownLink } from '../../../engine/portal/links.ts'

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
export type PortalLink = Json<ShownLink>
