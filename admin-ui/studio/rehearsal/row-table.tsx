import { Input } from 'antd'
import type { Result, Row } from './shapes.ts'
import { useRowWords } from './use-row-words.ts'
import { useTexts } from '../../kit/language.ts'

const columns = ['who', 'does', 'with', 'expect'] as const

/** The rows of a scenario in words; the cell that did not come true is marked. With `onChange` they can be written in as they are written; what a cell says stands below it. */
export function RowTable({ rows, fault, onChange }: { rows: Row[]; fault?: Result['fault']; onChange?: (rows: Row[]) => void }) {
  const { t } = useTexts('studioRehearsal')
  const inWords = useRowWords()
  const change = (at: number, column: keyof Row, value: string) => onChange?.(rows.map((row, i) => (i === at ? { ...row, [column]: value } : row)))
  return (
    <div className="rehearsal-wide">
      <table className="rehearsal-rows">
        <thead><tr><th aria-label={t('number')} />{columns.map((column) => <th key={column} scope="col">{t(`column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} data-fault={fault?.row === i + 1 || undefined}>
              <td className="quiet">{i + 1}</td>
              {columns.map((column) => (
                <td key={column} data-fault={(fault?.row === i + 1 && fault.column === column) || undefined}>
                  {onChange
                    ? <><Input.TextArea aria-label={`${i + 1} ${t(`column.${column}`)}`} autoSize variant="borderless" value={row[column]} onChange={({ target: { value } }) => change(i, column, value)} />{inWords(row, column) !== row[column] && <small className="quiet">{inWords(row, column)}</small>}</>
                    : <span title={row[column]}>{inWords(row, column)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
