import { CheckCircleFilled, EditOutlined } from '@ant-design/icons'
import { useTexts } from '../../kit/language.ts'
import type { WindowPoint } from '../../kit/shapes/overviews.ts'

/** Whether the one answer settles a point. */
export function PointState({ point: { said } }: { point: WindowPoint }) {
  const { t } = useTexts('window')
  return <span className="window-cell" data-state={said ? 'answered' : 'open'}><span>{said ? <CheckCircleFilled /> : <EditOutlined />} {said ? t('said') : t('unsaid')}</span></span>
}
