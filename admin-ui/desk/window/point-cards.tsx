import { Card } from 'antd'
import { Cell, contradictsAt } from './cell.tsx'
import { ColumnHead } from './column-head.tsx'
import { PointState } from './point-state.tsx'
import { useTexts } from '../../kit/language.ts'
import type { CaseWindow } from '../../kit/shapes/overviews.ts'

/** On a phone: one point after another, and under each the departments that were asked about it. */
export function PointCards({ window }: { window: CaseWindow }) {
  const { t } = useTexts('window')
  return (
    <div className="stack">
      {window.points.map((point) => {
        const asked = window.columns.filter(({ cells }) => cells[point.id] !== undefined)
        return (
          <Card key={point.id} className="window-point" title={<><span className="window-number">{point.id}</span> {point.text}</>}>
            {asked.length === 0 && <p className="quiet">{t('ofOffice')}</p>}
            <ul>
              {asked.map((column) => <li key={column.department}><ColumnHead column={column} /><Cell state={column.cells[point.id]} contradicts={contradictsAt(window, point.id, column.department)} /></li>)}
            </ul>
            {window.all && <p className="window-in-letter"><span className="quiet">{t('letter')}</span> <PointState point={point} /></p>}
          </Card>
        )
      })}
    </div>
  )
}
