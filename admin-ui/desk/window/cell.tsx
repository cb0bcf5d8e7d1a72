import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, ExclamationCircleFilled, MinusCircleOutlined, QuestionCircleFilled, StopFilled } from '@ant-design/icons'
import { useTexts } from '../../kit/language.ts'
import type { CellState, CaseWindow } from '../../kit/shapes/overviews.ts'

const icons = { 'waiting': <ClockCircleOutlined />, 'answered': <CheckCircleFilled />, 'left-open': <QuestionCircleFilled />, 'bounced': <StopFilled />, 'silent': <CloseCircleFilled /> }

/** What became of one point at one department; whatever contradicts another department is marked. */
export function Cell({ state, contradicts }: { state: CellState | undefined; contradicts: boolean }) {
  const { t } = useTexts('window')
  if (state === undefined) return <span className="quiet"><MinusCircleOutlined /> <span className="window-not-asked">{t('notAsked')}</span></span>
  return (
    <span className="window-cell" data-state={state}>
      <span>{icons[state]} {t(`cell.${state}`)}</span>
      {contradicts && <span className="window-contradicts"><ExclamationCircleFilled /> {t('contradicts')}</span>}
    </span>
  )
}

/** Whether an open contradiction is about a point and a department; one that names no point is about all. */
export const contradictsAt = ({ contradictions }: CaseWindow, point: string, department: string): boolean =>
  contradictions.some(({ settled, between, about }) => !settled && between.includes(department) && (about.length === 0 || about.includes(point)))
