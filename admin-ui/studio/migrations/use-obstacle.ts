import { useTexts } from '../../kit/language.ts'
import type { Obstacle } from '../../kit/shapes/migrations.ts'

/** Says in a sentence what keeps a case where it is, and until when. */
export function useObstacle(): (obstacle: Obstacle, nameOf: (elementId: string) => string) => string {
  const { t } = useTexts('studioMigrations')
  return ({ code, elementId }, nameOf) => t(`obstacle.${code}`, { step: elementId === null ? '' : nameOf(elementId) })
}
