/** The secret of this installation, from which the keys of sessions and of connectors' secrets come. */
import { randomBytes } from 'node:crypto'
import { setOnce } from '../store/settings.ts'

let configured: string | null = null

/** The setting RECOURSE_SECRET, said once at the start of a process. */
export function useInstallationSecret(secret: string | null): void {
  configured = secret
}

/** As configured, or made once and kept in the database. */
export const installationSecret = async (): Promise<string> => configured ?? await setOnce('session-secret', () => randomBytes(48).toString('base64url'))
