import { useTexts } from '../../kit/language.ts'
import type { FigureRow } from '../../kit/shapes/reports.ts'

/** Counts by one property, with their shares; those of a declared emergency apart. */
export function FigureTable({ rows, name }: { rows: FigureRow[]; name: (value: string) => string }) {
  const { t } = useTexts('reports')
  if (rows.length === 0) return <p className="quiet">{t('none')}</p>
  const all = rows.reduce((sum, { total }) => sum + total, 0)
  const emergency = rows.some((row) => (row.emergency ?? 0) > 0)
  return (
    <table className="figure-table">
      <thead><tr><th>{t('column.value')}</th><th className="number">{t('column.total')}</th><th className="number">{t('column.share')}</th>{emergency && <th className="number">{t('column.emergency')}</th>}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.value}>
            <td>{name(row.value)}</td><td className="number">{row.total}</td><td className="number">{(100 * row.total / all).toFixed(1)} %</td>{emergency && <td className="number">{row.emergency ?? 0}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
