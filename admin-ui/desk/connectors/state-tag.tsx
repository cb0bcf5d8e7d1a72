import { Tag } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { ConnectorRow } from '../../kit/shapes/connectors.ts'

const colours = { runs: 'success', waiting: 'warning', off: 'default' } as const

export function StateTag({ state }: Pick<ConnectorRow, 'state'>) {
  const { t } = useTexts('connectors')
  return <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag>
}
