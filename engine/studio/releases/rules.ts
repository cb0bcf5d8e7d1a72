/** What the hospital wants of releases. */
import { keepValue, readValue } from '../../store/settings.ts'

export interface ReleaseRules {
  /** A second person has to approve. */
  approval: boolean
}

export const releaseRules = async (): Promise<ReleaseRules> => await readValue<ReleaseRules>('release-rules') ?? { approval: false }

export const keepReleaseRules = (rules: ReleaseRules): Promise<void> => keepValue('release-rules', rules)
