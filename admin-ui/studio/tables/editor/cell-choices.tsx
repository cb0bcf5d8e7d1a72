import { Button, Checkbox, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import { kindOf, type ColumnKind } from './column-kind.ts'
import type { CellWords } from './modules/worded-cells.ts'
import type { CellSayings } from './use-cell-words.ts'
import { quote, readTest, unquoted, writeTest, type Test, type Value } from '../words/feel.ts'
import { readSpan, writeSpan } from '../words/span.ts'
import { SpanField } from '../words/span-field.tsx'
import { useTexts } from '../../../kit/language.ts'

type Open = NonNullable<Parameters<CellWords['choose']>[0]>

interface Choices {
  open: Open
  words: CellSayings
}

/** What can stand in a cell, to choose from; what a choice writes is FEEL. */
export function CellChoices({ open, words }: Choices) {
  const { t } = useTexts('studioTables')
  const { cell, asText, close, write } = open
  const [text, setText] = useState(cell.businessObject.text ?? '')
  const kind = kindOf(cell)
  if (kind === undefined) return null
  const put = (next: string) => {
    setText(next)
    write(next)
  }
  const isTest = cell.businessObject.$type === 'dmn:UnaryTests'
  return (
    <div className="cell-choice" role="dialog" aria-label={t('choose')}>
      {kind.kind === 'yes-no' && <YesNo text={text} any={isTest} put={put} />}
      {kind.kind === 'span' && <Span text={text} put={put} />}
      {(kind.kind === 'one' || kind.kind === 'many') && (isTest ? <Among kind={kind} text={text} put={put} words={words} /> : <One kind={kind} text={text} put={put} words={words} />)}
      <Space className="cell-choice-foot">
        <Button size="small" type="text" onClick={asText}>{t('writeText')}</Button>
        <Button size="small" type="primary" onClick={close}>{t('done')}</Button>
      </Space>
    </div>
  )
}

interface Part {
  text: string
  put: (text: string) => void
}

function YesNo({ text, any, put }: Part & { any: boolean }) {
  const { t } = useTexts('studioTables')
  const options = [...(any ? [{ value: '', label: t('any') }] : []), { value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]
  return <Radio.Group optionType="button" options={options} value={text.trim()} onChange={({ target }) => put(String(target.value))} />
}

function Span({ text, put }: Part) {
  const { t } = useTexts('studioTables')
  const span = readSpan(unquoted(text) ?? '') ?? { amount: 1, unit: 'hour' as const }
  return (
    <Space orientation="vertical">
      <SpanField inMenu label={t('howLong')} value={span} onChange={(next) => put(quote(writeSpan(next)))} />
      <Button size="small" onClick={() => put('null')} disabled={text.trim() === 'null'}>{t('noLimit')}</Button>
    </Space>
  )
}

type Of = Extract<ColumnKind, { kind: 'one' | 'many' }>

/** `null` in a list of choices: a value of its own that no text can have. */
const nothing = '\u0000'
const keyOf = (value: Value): string => value ?? nothing
const valueOf = (key: string): Value => (key === nothing ? null : key)

/** Whether a value is, or is not, one of several; of a list, whether it has one of them. */
function Among({ kind, text, put, words }: Part & { kind: Of; words: CellSayings }) {
  const { t } = useTexts('studioTables')
  const [asked, setAsked] = useState<Test>(readTest(text) ?? { kind: 'any' })
  const say = (next: Test) => {
    setAsked(next)
    put(writeTest(next))
  }
  const values = asked.kind === 'any' ? [] : asked.values
  const how = asked.kind === 'any' ? (kind.kind === 'many' ? 'has' : 'is') : asked.kind
  const choose = (chosen: Value[]) => say(chosen.length === 0 ? { kind: 'any' } : { kind: how, values: chosen } as Test)
  return (
    <>
      <Radio.Group
        size="small" optionType="button" value={asked.kind}
        options={[{ value: 'any', label: t('any') }, ...(kind.kind === 'many' ? [{ value: 'has', label: t('hasOne') }] : [{ value: 'is', label: t('isOne') }, { value: 'is-not', label: t('isNone') }])]}
        onChange={({ target }) => { const next = String(target.value) as Test['kind']; if (next === 'any') say({ kind: 'any' }); else setAsked({ kind: next, values } as Test) }}
      />
      <Options kind={kind} words={words} withNothing={kind.kind === 'one'}>
        {(options) => <Checkbox.Group className="cell-choice-list" value={values.map(keyOf)} options={options} onChange={(chosen) => choose(chosen.map(valueOf))} />}
      </Options>
    </>
  )
}

/** The one value that a result has. */
function One({ kind, text, put, words }: Part & { kind: Of; words: CellSayings }) {
  const current: Value = text.trim() === 'null' ? null : (unquoted(text) ?? '')
  return (
    <Options kind={kind} words={words} withNothing>
      {(options) => <Radio.Group className="cell-choice-list" value={keyOf(current)} options={options} onChange={({ target }) => { const next = valueOf(String(target.value)); put(next === null ? 'null' : quote(next)) }} />}
    </Options>
  )
}

const manyOptions = 10

/** What is known to stand there, found by name; and another value, which is added by writing it. */
function Options({ kind, words, withNothing, children }: { kind: Of; words: CellSayings; withNothing: boolean; children: (options: { value: string; label: string }[]) => React.ReactNode }) {
  const { t } = useTexts('studioTables')
  const [sought, setSought] = useState('')
  const [added, setAdded] = useState<string[]>([])
  const all = words.options(kind.variable, [...kind.values, ...added, ...(withNothing ? [null] : [])]).filter(({ value }, i, every) => every.findIndex((one) => one.value === value) === i)
  const wanted = sought.trim()
  const found = all.filter(({ value, label }) => `${value ?? ''} ${label}`.toLowerCase().includes(wanted.toLowerCase()))
  return (
    <>
      {(all.length > manyOptions || wanted !== '') && <Input size="small" allowClear aria-label={t('find')} placeholder={t('find')} value={sought} onChange={({ target }) => setSought(target.value)} />}
      <div className="cell-choice-options">{children(found.map(({ value, label }) => ({ value: keyOf(value), label })))}</div>
      {wanted !== '' && !all.some(({ value }) => value === wanted) && <Button size="small" onClick={() => { setAdded([...added, wanted]); setSought('') }}>{t('addValue', { value: wanted })}</Button>}
      {all.length <= manyOptions && wanted === '' && <Input.Search size="small" enterButton={t('add')} placeholder={t('anotherValue')} aria-label={t('anotherValue')} onSearch={(value) => { if (value.trim() !== '') setAdded([...added, value.trim()]) }} />}
    </>
  )
}
