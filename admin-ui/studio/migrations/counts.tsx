import { Tag } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { ShownMigration } from '../../kit/shapes/migrations.ts'

export const colours = { moved: 'green', queued: 'blue', waiting: 'orange', refused: 'red', ended: 'default', left: 'default' } as const

/** How many cases came to what, in words. */
export function Counts({ counts }: Pick<ShownMigration, 'counts'>) {
  const { t } = useTexts('studioMigrations')
  const states = Object.keys(colours) as (keyof typeof colours)[]
  return <>{states.filter((state) => counts[state] > 0).map((state) => <Tag key={state} color={colours[state]}>{t(`counted.${state}`, { count: counts[state] })}</Tag>)}</>
}
