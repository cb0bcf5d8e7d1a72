import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { readCondition, writeCondition, type Comparison, type Condition, type Test } from './condition.ts'
import { TextEntry, TextField } from './entries.tsx'
import type { Known } from './known.ts'
import { useTexts } from '../../../kit/language.ts'

const comparisons: Record<Known['kind'], Comparison[]> = {
  tick: ['is', 'is-not'], choice: ['is', 'is-not', 'filled', 'empty'], list: ['has', 'has-not', 'filled', 'empty'], number: ['is', 'least', 'most', 'filled', 'empty'], text: ['filled', 'empty', 'is', 'is-not'],
}

interface ShownWhenProps {
  hide: string | undefined
  known: Known[]
  onChange: (hide: string | undefined) => void
}

/** When the field is shown, built like a sentence; what says more than that stands there as text. */
export function ShownWhen({ hide, known, onChange }: ShownWhenProps) {
  const { t } = useTexts('studioForms')
  const [asText, setAsText] = useState(false)
  const condition = readCondition(hide)
  const isList = (name: string) => known.find((one) => one.name === name)?.kind === 'list'
  const change = (next: Condition) => onChange(writeCondition(next, isList))
  if (condition === null || asText) {
    return (
      <>
        <TextEntry mono rows={2} label={t('hiddenWhen')} hint={t('hiddenHint')} value={hide?.replace(/^=/, '') ?? ''} onChange={(text) => onChange(text.trim() === '' ? undefined : `=${text.trim()}`)} />
        {condition !== null && <Button size="small" type="link" onClick={() => setAsText(false)}>{t('asSentence')}</Button>}
      </>
    )
  }
  const { all, tests } = condition
  const [first] = known
  return (
    <>
      {tests.length === 0 && <p className="quiet">{t('always')}</p>}
      {tests.length > 1 && <Segmented size="small" className="gap-below" value={all ? 'all' : 'any'} onChange={(of) => change({ all: of === 'all', tests })} options={[{ value: 'all', label: t('whenAll') }, { value: 'any', label: t('whenAny') }]} />}
      {tests.map((test, i) => <TestRow key={i} test={test} known={known} onChange={(next) => change({ all, tests: tests.map((one, at) => (at === i ? next : one)) })} onRemove={() => change({ all, tests: tests.filter((_, at) => at !== i) })} />)}
      <div className="form-condition-foot">
        <Button size="small" icon={<PlusOutlined />} disabled={first === undefined} onClick={() => first && change({ all: tests.length < 2 || all, tests: [...tests, firstTest(first)] })}>{t('addCondition')}</Button>
        <Button size="small" type="link" onClick={() => setAsText(true)}>{t('asText')}</Button>
      </div>
    </>
  )
}

function firstTest({ name, kind, options }: Known): Test {
  if (kind === 'tick') return { name, is: 'is', value: true }
  if (kind === 'choice' && options[0]) return { name, is: 'is', value: options[0].value }
  if (kind === 'list' && options[0]) return { name, is: 'has', value: options[0].value }
  return { name, is: 'filled' }
}

function TestRow({ test, known, onChange, onRemove }: { test: Test; known: Known[]; onChange: (test: Test) => void; onRemove: () => void }) {
  const { t } = useTexts('studioForms')
  const about = known.find(({ name }) => name === test.name) ?? { name: test.name, label: test.name, kind: typeof test.value === 'boolean' ? 'tick' as const : typeof test.value === 'number' ? 'number' as const : 'text' as const, options: [] }
  const offered = [...new Set([...comparisons[about.kind], test.is])]
  const names = known.some(({ name }) => name === test.name) ? known : [about, ...known]
  const compare = (is: Comparison) => onChange(is === 'filled' || is === 'empty' ? { name: test.name, is } : { name: test.name, is, value: test.value ?? (about.kind === 'tick' ? true : about.kind === 'number' ? 0 : about.options[0]?.value ?? '') })
  return (
    <div className="form-test" role="group" aria-label={about.label}>
      <Select className="form-test-name" showSearch optionFilterProp="label" aria-label={t('conditionField')} value={test.name} onChange={(name) => onChange(firstTest(known.find((one) => one.name === name)!))} options={names.map(({ name, label }) => ({ value: name, label }))} />
      {about.kind === 'tick'
        ? <Select aria-label={t('comparison')} value={(test.is === 'is') === (test.value === true)} onChange={(on) => onChange({ name: test.name, is: on ? 'is' : 'is-not', value: true })} options={[{ value: true, label: t('ticked') }, { value: false, label: t('unticked') }]} />
        : <Select aria-label={t('comparison')} value={test.is} onChange={compare} options={offered.map((is) => ({ value: is, label: t(`comparisons.${is}`) }))} />}
      {about.kind !== 'tick' && test.is !== 'filled' && test.is !== 'empty' && <Value test={test} about={about} onChange={onChange} />}
      <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('removeCondition')} onClick={onRemove} />
    </div>
  )
}

function Value({ test, about, onChange }: { test: Test; about: Known; onChange: (test: Test) => void }) {
  const { t } = useTexts('studioForms')
  const set = (value: string | number) => onChange({ ...test, value })
  if (about.kind === 'number') return <InputNumber aria-label={t('value')} value={Number(test.value)} onChange={(value) => set(value ?? 0)} />
  if (about.options.length === 0) return <TextField aria-label={t('value')} value={String(test.value ?? '')} onChange={set} />
  const known = about.options.some(({ value }) => value === test.value)
  return <Select aria-label={t('value')} value={test.value as string} onChange={set} options={known ? about.options : [...about.options, { value: String(test.value), label: String(test.value) }]} />
}
