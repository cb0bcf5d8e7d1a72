import { Card } from 'antd'
import { FigureTable } from './figure-table.tsx'
import { useNames } from './use-names.ts'
import { useTexts } from '../../kit/language.ts'
import type { Figures } from '../../kit/shapes/reports.ts'

/** What is complained about most, where, and about whom; then the whole list. */
export function Problems({ figures: { top, problems, hotAreas, hotPosts } }: { figures: Figures }) {
  const { t } = useTexts('reports')
  const { department, value } = useNames()
  return (
    <>
      <div className="report-grid gap-above">
        <Card title={t('top')}><ol className="top-problems">{top.map(({ tag, total }) => <li key={tag}><b>{value('tag', tag)}</b> <span className="quiet">{total}</span></li>)}</ol>{top.length === 0 && <p className="quiet">{t('none')}</p>}</Card>
        <Card title={t('hot.areas')}><FigureTable rows={hotAreas} name={(code) => department(code)} /></Card>
        <Card title={t('hot.posts')}><FigureTable rows={hotPosts} name={(code) => value('occupation', code)} /></Card>
      </div>
      {problems.length > 0 && (
        <Card title={t('problems.title')} className="gap-above">
          <div className="wide-table">
            <table className="figure-table">
              <thead><tr>{(['tag', 'nature', 'total', 'emergency', 'founded', 'repeats', 'before', 'departments', 'receipts'] as const).map((column) => <th key={column} className={['tag', 'nature', 'departments', 'receipts'].includes(column) ? '' : 'number'}>{t(`problems.${column}`)}</th>)}</tr></thead>
              <tbody>
                {problems.map((problem) => (
                  <tr key={problem.tag}>
                    <td>{value('tag', problem.tag)}</td><td>{value('nature', problem.nature)}</td>
                    {(['total', 'emergency', 'founded', 'repeats', 'before'] as const).map((count) => <td key={count} className="number">{problem[count]}</td>)}
                    <td>{problem.departments.map((id) => value('department', id)).join(', ')}</td><td className="receipts">{problem.receipts.join(' ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
    </>
  )
}
