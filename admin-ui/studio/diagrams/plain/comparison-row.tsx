import { DeleteOutlined } from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { Source } from './known-variables.ts'
import { Written } from './written.tsx'
import { asksNothing, type Comparison, type Operator } from '../words/condition.ts'
import type { KnownVariable } from '../use-vocabulary.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

/** What can be asked of values of a sort, the usual first. */
const operatorsFor: Record<KnownVariable['sort'], Operator[]> = {
  'one': ['is', 'is-not', 'in', 'empty', 'not-empty'], 'many': ['has', 'has-not', 'empty', 'not-empty'], 'yes-no': ['yes', 'no'],
  'number': ['more', 'at-least', 'less', 'at-most', 'is', 'is-not', 'empty', 'not-empty'], 'moment': ['empty', 'not-empty'], 'words': ['is', 'is-not', 'empty', 'not-empty'],
}
const numeric: Operator[] = ['more', 'at-least', 'less', 'at-most']

interface Row {
  comparison: Comparison
  known: Source[]
  onChange: (comparison: Comparison) => void
  onRemove?: () => void
}

/** One comparison: what is asked, how, and which answer. */
export function ComparisonRow({ comparison, known, onChange, onRemove }: Row) {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const [sought, setSought] = useState('')
  const { variable, operator } = comparison
  const all = known.flatMap(({ variables }) => variables)
  const chosen = all.find(({ name }) => name === variable)
  const groups = known.map(({ step, variables }, at) => ({ key: at, label: step?.[language] ?? t('way.caseCarries'), options: variables.map(({ name, label }) => ({ value: name, label: label[language] })) }))
  const typed = /^[A-Za-z_][\w.]*$/.test(sought) && !all.some(({ name }) => name === sought) ? [sought] : []
  const own = [...new Set([...(variable !== '' && chosen === undefined ? [variable] : []), ...typed])]
  const elsewhere = own.length === 0 ? [] : [{ key: 'own', label: t('way.elsewhere'), options: own.map((name) => ({ value: name, label: t('way.typed', { name }) })) }]
  const usual = operatorsFor[chosen?.sort ?? 'words']
  const offered = usual.includes(operator) ? usual : [...usual, operator]

  const ask = (name: string) => {
    const sort = all.find((one) => one.name === name)?.sort ?? 'words'
    onChange({ variable: name, operator: operatorsFor[sort][0]!, values: [] })
  }
  return (
    <div className="plain-row">
      <Select
        aria-label={t('way.variable')} placeholder={t('way.variable')} value={variable || null} showSearch={{ onSearch: setSought, filterOption: (text, option) => `${String(option?.label)} ${String(option && 'value' in option ? option.value : '')}`.toLowerCase().includes(text.toLowerCase()) }}
        options={[...groups, ...elsewhere]} popupMatchSelectWidth={320} onChange={ask}
      />
      <span>
        <Select<Operator> aria-label={t('way.operator')} value={operator} options={offered.map((value) => ({ value, label: t(`operator.${value}`) }))} popupMatchSelectWidth={false} onChange={(value) => onChange({ variable, operator: value, values: asksNothing(value) ? [] : numeric.includes(value) === numeric.includes(operator) ? comparison.values.slice(0, value === 'in' ? undefined : 1) : [] })} />
        {onRemove && <Button type="text" icon={<DeleteOutlined />} aria-label={t('way.remove')} onClick={onRemove} />}
      </span>
      {variable !== '' && !asksNothing(operator) && <Answer comparison={comparison} known={chosen} onChange={onChange} />}
    </div>
  )
}

function Answer({ comparison, known, onChange }: { comparison: Comparison; known: KnownVariable | undefined; onChange: (comparison: Comparison) => void }) {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { operator, values } = comparison
  const set = (answers: Comparison['values']) => onChange({ ...comparison, values: answers })
  const [value] = values
  if (numeric.includes(operator) || (known?.sort === 'number' && operator !== 'in')) {
    return <InputNumber aria-label={t('way.value')} value={typeof value === 'number' ? value : null} changeOnWheel={false} onChange={(number) => set(number === null ? [] : [Number(number)])} />
  }
  const options = known?.options ?? []
  if (options.length === 0 && operator !== 'in') return <Written aria-label={t('way.value')} placeholder={t('way.value')} value={value === undefined ? '' : String(value)} onWritten={(text) => set(text === '' ? [] : [text])} />
  const gone = values.filter((one) => options.length > 0 && !options.some((option) => option.value === one))
  const shared = { 'aria-label': t('way.value'), 'placeholder': t('way.value'), 'options': options.map((option) => ({ value: option.value, label: option.label[language] })), ...(gone.length > 0 ? { status: 'error' as const } : {}) }
  return (
    <>
      {operator === 'in'
        ? <Select<string[]> {...shared} mode="tags" value={values.map(String)} onChange={set} />
        : <Select<string> {...shared} showSearch={{ optionFilterProp: 'label' }} value={value === undefined ? null! : String(value)} onChange={(answer) => set([answer])} />}
      {gone.map((one) => <small key={one} className="plain-wrong">{t('way.notOffered', { value: one })}</small>)}
    </>
  )
}
