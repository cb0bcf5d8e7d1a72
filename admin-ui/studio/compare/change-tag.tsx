import { Tag } from 'antd'
import type { Change } from './difference.ts'
import { useTexts } from '../../kit/language.ts'

export const changeColours = { added: 'green', removed: 'red', changed: 'orange', moved: 'blue' } as const

export function ChangeTag({ change }: { change: Change }) {
  const { t } = useTexts('studioCompare')
  return <Tag className="tag" color={changeColours[change]}>{t(`change.${change}`)}</Tag>
}
