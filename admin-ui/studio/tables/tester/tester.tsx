import { Alert, Button, Empty, Form, Input, InputNumber, Radio, Select, Tag } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, recorded, type Answer, type Recorded } from './ask.ts'
import { useTables } from './use-table.ts'
import { inputKind } from '../editor/column-kind.ts'
import type { CellSayings } from '../editor/use-cell-words.ts'
import type { Table } from '../table-file.ts'
import { isAny } from '../words/feel.ts'
import { useSourceWords } from '../words/use-source-words.ts'
import { useTableWords } from '../words/use-table-words.ts'
import { durationInWords } from '../../../desk/packs/in-words.ts'
import { Instant } from '../../../desk/parts/instant.tsx'
import { useLanguage, useTexts } from '../../../kit/language.ts'

interface Tried {
  name: string
  /** The text as it is being written: nothing is deployed for trying. */
  content: string
  table: string
  words: CellSayings
  onChosen: (ruleId: string) => void
}

/** Which row would fire, for values that one chooses and for those that really came. */
export function Tester({ name, content, table: id, words, onChosen }: Tried) {
  const table = useTables(content).find((one) => one.id === id)
  return table === undefined ? null : <Trying key={table.inputs.length} name={name} content={content} table={table} words={words} onChosen={onChosen} />
}

function Trying({ name, content, table, words, onChosen }: Omit<Tried, 'table'> & { table: Table }) {
  const { t } = useTexts('studioTables')
  const [values, setValues] = useState<unknown[]>(() => table.inputs.map((_, i) => (kindAt(table, i)?.kind === 'yes-no' ? false : kindAt(table, i)?.kind === 'many' ? [] : null)))
  const { data, error } = useQuery(answer(content, table.id, values))
  const put = (at: number, value: unknown) => setValues(values.map((one, i) => (i === at ? value : one)))
  return (
    <div className="tester">
      <Form layout="vertical" size="small">
        {table.inputs.map((_, i) => <Value key={table.inputs[i]!.id} table={table} at={i} value={values[i]} words={words} put={(value) => put(i, value)} />)}
      </Form>
      {error !== null && <Alert type="error" showIcon title={t('cannotTry')} description={error.message} />}
      {data !== undefined && <Fired table={table} answer={data} words={words} onChosen={onChosen} />}
      <Came name={name} content={content} table={table} words={words} onChosen={setValues} />
    </div>
  )
}

const kindAt = ({ inputs, rows }: Table, at: number) => inputKind(inputs[at]!, rows.map(({ when }) => when[at]?.text ?? '').filter((text) => !isAny(text)))

function Value({ table, at, value, words, put }: { table: Table; at: number; value: unknown; words: CellSayings; put: (value: unknown) => void }) {
  const { t } = useTexts('studioTables')
  const said = useTableWords()
  const column = table.inputs[at]!
  const kind = kindAt(table, at)
  const label = said.column(column.label || column.name)
  return (
    <Form.Item label={label}>
      {kind?.kind === 'yes-no' && <Radio.Group aria-label={label} optionType="button" value={value} onChange={({ target }) => put(target.value)} options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />}
      {kind?.kind === 'one' && (
        <Select<string> aria-label={label} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('nothing')} value={typeof value === 'string' ? value : null} onChange={(next: string | null | undefined) => put(next ?? null)}
          options={words.options(kind.variable, kind.values).filter((one) => one.value !== null).map((one) => ({ value: one.value!, label: one.label }))} />
      )}
      {kind?.kind === 'many' && (
        <Select<string[]> aria-label={label} mode="tags" placeholder={t('noneOfThem')} value={Array.isArray(value) ? value.map(String) : []} onChange={put} optionFilterProp="label"
          options={words.options(kind.variable, kind.values).filter((one) => one.value !== null).map((one) => ({ value: one.value!, label: one.label }))} />
      )}
      {kind === undefined && (column.type === 'number'
        ? <InputNumber aria-label={label} value={value as number | null} placeholder={t('nothing')} onChange={put} />
        : <Input aria-label={label} allowClear value={typeof value === 'string' ? value : ''} placeholder={t('nothing')} onChange={({ target }) => put(target.value === '' ? null : target.value)} />)}
    </Form.Item>
  )
}

/** What comes out, and why: each row leads to itself in the table, where it is lit. */
function Fired({ table, answer: { rows, failure }, words, onChosen }: { table: Table; answer: Answer; words: CellSayings; onChosen: (ruleId: string) => void }) {
  const { t } = useTexts('studioTables')
  const said = useTableWords()
  const sourceWords = useSourceWords()
  const inWords = useInWords(words)
  return (
    <section className="fired" aria-live="polite" aria-label={t('fires')}>
      <style>{rows.map(({ ruleId }) => `.tables-canvas td[data-row-id="${CSS.escape(ruleId)}"]{background:#e3f4ee}`).join('')}</style>
      {failure !== undefined && <Alert type="error" showIcon title={t('stops')} description={failure} />}
      {rows.length === 0 && <Alert type="warning" showIcon title={t('noRow')} description={t('noRowMeans')} />}
      {rows.map(({ ruleId, number, outputs }) => (
        <div key={ruleId} className="fired-row">
          <Button size="small" type="link" onClick={() => onChosen(ruleId)}>{t('row', { number })}</Button>
          <dl>
            {table.outputs.map((column, i) => {
              const written = table.rows[number - 1]?.then[i]?.text ?? ''
              return <div key={column.id}><dt>{said.column(column.label)}</dt><dd>{outputs[i] === null && written.trim() !== 'null' && written.trim() !== '' ? <code title={t('needsMore')}>{written}</code> : inWords(outputs[i], column.name)}</dd></div>
            })}
          </dl>
          {table.rows[number - 1]?.source && <small className="quiet">{sourceWords(table.rows[number - 1]!.source)}</small>}
        </div>
      ))}
    </section>
  )
}

/** What the last cases really asked. Where the draft decides otherwise than what is live, that is on top. */
function Came({ name, content, table, words, onChosen }: { name: string; content: string; table: Table; words: CellSayings; onChosen: (values: unknown[]) => void }) {
  const { t } = useTexts('studioTables')
  const said = useTableWords()
  const inWords = useInWords(words)
  const { data } = useQuery(recorded(name, content, table.id))
  if (data === undefined) return null
  const other = data.filter(({ liveRows }) => liveRows !== null)
  const sorted: Recorded[] = [...other, ...data.filter(({ liveRows }) => liveRows === null)]
  return (
    <section className="came">
      <h3>{t('came')}</h3>
      {data.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingCame')} /> : <p className="quiet">{other.length > 0 ? t('otherwise', { count: other.reduce((sum, one) => sum + one.times, 0), all: data.reduce((sum, one) => sum + one.times, 0) }) : t('sameAsLive')}</p>}
      <ul>
        {sorted.slice(0, 30).map((one) => (
          <li key={JSON.stringify(one.values)}>
            <button type="button" onClick={() => onChosen(one.values)}>
              <span>{table.inputs.map((column, i) => `${said.column(column.label || column.name)}: ${inWords(one.values[i], column.name)}`).join(' · ')}</span>
              <small className="quiet">
                {one.liveRows !== null && <Tag color="orange">{t('nowRows', { now: one.rows.join(', ') || '–', live: one.liveRows.join(', ') || '–' })}</Tag>}
                {t('times', { count: one.times })} · <Instant at={one.lastAt} />
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Values as they come out, by name where they have one. */
function useInWords(words: CellSayings): (value: unknown, variable: string) => string {
  const { t } = useTexts('studioTables')
  const { language } = useLanguage()
  const inWords = (value: unknown, variable: string): string => {
    if (value === null || value === undefined) return t('nothing')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') return durationInWords(value, language) ?? words.value(value, variable)
    if (Array.isArray(value)) return value.length === 0 ? t('noneOfThem') : value.map((one) => inWords(one, variable)).join(t('and'))
    if (typeof value === 'object') return Object.values(value).map((one) => inWords(one, variable)).join(' / ')
    return JSON.stringify(value)
  }
  return inWords
}
