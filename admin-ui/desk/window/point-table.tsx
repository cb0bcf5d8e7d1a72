import { Card } from 'antd'
import { Cell, contradictsAt } from './cell.tsx'
import { ColumnHead } from './column-head.tsx'
import { PointState } from './point-state.tsx'
import { useTexts } from '../../kit/language.ts'
import type { CaseWindow } from '../../kit/shapes/overviews.ts'

/** Points as rows, departments as columns; the last column says whether the one answer has it. */
export function PointTable({ window }: { window: CaseWindow }) {
  const { t } = useTexts('window')
  return (
    <Card title={t('points')} className="window-points">
      <div className="window-scroll" tabIndex={0} role="group" aria-label={t('points')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('point')}</th>
              {window.columns.map((column) => <th key={column.department} scope="col"><ColumnHead column={column} /></th>)}
              {window.all && <th scope="col">{t('letter')}</th>}
            </tr>
          </thead>
          <tbody>
            {window.points.map((point) => (
              <tr key={point.id} data-said={point.said}>
                <th scope="row"><span className="window-number">{point.id}</span> {point.text}</th>
                {window.columns.map(({ department, cells }) => <td key={department}><Cell state={cells[point.id]} contradicts={contradictsAt(window, point.id, department)} /></td>)}
                {window.all && <td><PointState point={point} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
