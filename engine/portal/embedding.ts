/** The sites that may show the portal inside a page of theirs: the hospital's own, as an administrator lists them. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { keepValue, readValue } from '../store/settings.ts'

const name = 'portal-sites'

/** `https://www.hospital.example`, also `https://*.hospital.example`; without TLS only this machine. No path, and nothing that could end the header. */
export const sitePattern = '^(https://(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|http://(localhost|127\\.0\\.0\\.1))(:[0-9]{1,5})?$'

export const embeddingSites = async (): Promise<string[]> => await readValue<string[]>(name) ?? []

export const allowEmbedding = (sites: string[], actor: Actor, at: Date): Promise<void> =>
  audited({ action: 'portal.embedding', actor, at }, 'portal', () => keepValue(name, [...new Set(sites)]))
