import { WarningFilled } from '@ant-design/icons'
import { Input, Select, Tag } from 'antd'
import { spanOf, warnsTooEarly, type Clock, type ClockTable } from './clock-table.ts'
import { quote, unquoted } from '../words/feel.ts'
import { writeSpan } from '../words/span.ts'
import { SpanField } from '../words/span-field.tsx'
import { useSourceWords } from '../words/use-source-words.ts'
import { useTableWords } from '../words/use-table-words.ts'
import { useTexts } from '../../../kit/language.ts'
import type { Cell } from '../table-file.ts'

interface Grid {
  clocks: ClockTable
  /** The texts of the same cells in what is live, by the cell's id; a row's source by the row's. */
  live: ReadonlyMap<string, string>
  write: (id: string, text: string) => void
}

/** Limits by what they are about: one field for each number. */
export function ClockGrid({ clocks: { table, groups }, live, write }: Grid) {
  const { t } = useTexts('studioTables')
  const words = useTableWords()
  const about = table.inputs[0]!.name
  return groups.map(({ key, clocks }) => {
    const changed = clocks.filter(({ row }) => [...row.when, ...row.then].some(({ id, text }) => live.has(id) && live.get(id) !== text)).length
    return (
      <section key={key} className="clocks" aria-label={words.value(key, about)}>
        <h2 data-tier={key}>{words.value(key, about)}{changed > 0 && <Tag color="orange">{t('changes', { count: changed })}</Tag>}</h2>
        <table>
          <thead><tr><th>{t('stage')}</th><th>{t('within')}</th><th>{t('counting')}</th><th>{t('remind')}</th><th>{t('source')}</th></tr></thead>
          <tbody>{clocks.map((clock) => <Line key={clock.row.id} clock={clock} name={words.value(clock.stage, 'stage')} live={live} write={write} />)}</tbody>
        </table>
      </section>
    )
  })
}

function Line({ clock, name, live, write }: Pick<Grid, 'live' | 'write'> & { clock: Clock; name: string }) {
  const { t } = useTexts('studioTables')
  const early = warnsTooEarly(clock)
  return (
    <tr>
      <th scope="row">{name}<Conditions clock={clock} /></th>
      <td data-label={t('within')}><SpanCell cell={clock.within} label={`${name}: ${t('within')}`} live={live} write={write} /></td>
      <td data-label={t('counting')}><CountingCell cell={clock.counting} label={`${name}: ${t('counting')}`} live={live} write={write} /></td>
      <td data-label={t('remind')}>
        <SpanCell cell={clock.remind} label={`${name}: ${t('remind')}`} live={live} write={write} wrong={early} />
        {early && <small role="alert" className="clock-wrong"><WarningFilled /> {t('tooEarly')}</small>}
      </td>
      <td data-label={t('source')} className="clock-source"><SourceCell id={clock.row.id} text={clock.row.source} label={`${name}: ${t('source')}`} write={write} /></td>
    </tr>
  )
}

function Conditions({ clock: { when } }: { clock: Clock }) {
  const { i18n } = useTexts('studioTables')
  const words = useTableWords()
  if (when.length === 0) return null
  const said = when.map(({ label, name, cell }) => {
    const known = `${label}.${cell}`
    const conditions = i18n.getResource(i18n.language, 'studioTables', 'condition') as Record<string, string>
    return conditions[known] ?? `${words.column(label)}: ${words.cell(cell, name)}`
  })
  return <small className="quiet">{said.join(' · ')}</small>
}

interface CellProps extends Pick<Grid, 'live' | 'write'> {
  cell: Cell
  label: string
}

function SpanCell({ cell, label, live, write, wrong = false }: CellProps & { wrong?: boolean }) {
  const span = spanOf(cell)
  if (span === undefined) return <AsText cell={cell} />
  return (
    <>
      <SpanField label={label} value={span} wrong={wrong} onChange={(next) => write(cell.id, quote(writeSpan(next)))} />
      <Was cell={cell} live={live} />
    </>
  )
}

const countings = ['around-the-clock', 'working-time', 'working-days'] as const

function CountingCell({ cell, label, live, write }: CellProps) {
  const { t } = useTexts('studioTables')
  const value = countings.find((one) => one === unquoted(cell.text))
  if (value === undefined) return <AsText cell={cell} />
  return (
    <>
      <Select<string> aria-label={label} value={value} popupMatchSelectWidth={false} options={countings.map((one) => ({ value: one, label: t(`countings.${one}`) }))} onChange={(next) => write(cell.id, quote(next))} />
      <Was cell={cell} live={live} />
    </>
  )
}

function SourceCell({ id, text, label, write }: { id: string; text: string; label: string; write: Grid['write'] }) {
  const said = useSourceWords()(text)
  return (
    <>
      <Input.TextArea aria-label={label} variant="borderless" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={2000} value={text} onChange={({ target }) => write(id, target.value)} />
      {said !== text && <small className="quiet">{said}</small>}
    </>
  )
}

/** A cell that an expert wrote as an expression; it is changed in the table. */
function AsText({ cell }: { cell: Cell }) {
  const { t } = useTexts('studioTables')
  const words = useTableWords()
  return unquoted(cell.text) === undefined && cell.text !== 'null' ? <span title={t('asText')}><code>{cell.text}</code></span> : <>{words.cell(cell.text, '')}</>
}

function Was({ cell, live }: Pick<CellProps, 'cell' | 'live'>) {
  const { t } = useTexts('studioTables')
  const words = useTableWords()
  const before = live.get(cell.id)
  return before === undefined || before === cell.text ? null : <small className="clock-was">{t('was', { value: words.cell(before, '') })}</small>
}
