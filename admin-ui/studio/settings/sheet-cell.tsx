import { Input, Select } from 'antd'
import { useState } from 'react'
import type { SheetName } from './settings.ts'
import type { Names } from './use-names.ts'
import { useWordOf } from '../../desk/people/use-word-of.ts'
import { useTexts, useWord } from '../../kit/language.ts'

const values: Record<string, string[]> = { language: ['zh', 'en'], active: ['yes', 'no'], kind: ['surgical', 'non-surgical', 'office', 'other'] }
const roles = ['administrator', 'complaint-office', 'department-head', 'staff', 'operator', 'supervision', 'leadership', 'quality-team'] as const
const kinds = ['tier', 'nature', 'tag', 'stage', 'channel', 'relation', 'field', 'occupation', 'outcome'] as const
const chains = ['a > b > duty > head', 'a > b > duty', 'a > b > head', 'a > b', 'duty > head', 'head'] as const

interface Cell { what: SheetName; names: Names; column: string; label: string; value: string; onChange: (value: string) => void }

/** A cell as what may stand in it: somebody by name, a choice, or words. */
export function SheetCell({ what, names, column, label, value, onChange }: Cell) {
  const { t } = useTexts('studioSettings')
  const word = useWord()
  const wordOf = useWordOf()
  const common = { 'aria-label': label, variant: 'borderless' as const, size: 'small' as const, className: 'sheet-choice', popupMatchSelectWidth: false }
  const one = (options: { value: string; label: string }[]) => <Select {...common} allowClear showSearch={{ optionFilterProp: 'label' }} value={value || null} onChange={(next: string | null) => onChange(next ?? '')} options={options} />
  if (what === 'words' && column === 'kind') return one(kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })))
  if (what !== 'words') {
    if (['a', 'b', 'head'].includes(column)) return one(names.people)
    if (column === 'department') return one(names.departments)
    if (column === 'chain') return one([...new Set([...chains, ...(value ? [value] : [])])].map((chain) => ({ value: chain, label: chain.split(' > ').map((place) => wordOf('place', place)).join(' → ') })))
    if (column === 'roles') return <Select {...common} mode="multiple" value={value.split(/; ?/).filter(Boolean)} onChange={(next: string[]) => onChange(next.join('; '))} options={roles.map((role) => ({ value: role, label: word('role', role) }))} />
    if (values[column]) return one(values[column].map((code) => ({ value: code, label: wordOf('value', code) })))
  }
  return <Words label={label} value={value} onChange={onChange} />
}

/** Said when one leaves the cell or presses Enter: one step to undo. */
function Words({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [{ text, of }, setText] = useState({ text: value, of: value })
  if (of !== value) setText({ text: value, of: value })
  const say = () => { if (text !== value) onChange(text.trim()) }
  return <Input aria-label={label} variant="borderless" size="small" maxLength={500} value={text} onChange={({ target }) => setText({ text: target.value, of: value })} onBlur={say} onPressEnter={say} />
}
