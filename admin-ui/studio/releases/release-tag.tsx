import { Tag } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { ReleaseState } from '../../kit/shapes/studio.ts'

const colours = { waiting: 'gold', deploying: 'processing', live: 'green', refused: 'red', withdrawn: 'default', rejected: 'red' } as const

export function ReleaseTag({ state }: { state: ReleaseState }) {
  const { t } = useTexts('studioChanges')
  return <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag>
}
