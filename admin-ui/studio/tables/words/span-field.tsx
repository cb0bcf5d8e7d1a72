import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { units, type Span, type Unit } from './span.ts'
import { useTexts } from '../../../kit/language.ts'

/** A number and a unit side by side. `label` names both for a screen reader; `onChange` hears whole spans only. */
export function SpanField({ label, value, wrong = false, autoFocus = false, onChange }: { label: string; value: Span; wrong?: boolean; autoFocus?: boolean; onChange: (span: Span) => void }) {
  const { t } = useTexts('studioTables')
  // What is being typed stands until the field is left, however long the file takes to follow.
  const [typed, setTyped] = useState<number | null>()
  const shown = typed === undefined ? value.amount : typed
  const settle = (amount: number | null, unit: Unit) => {
    if (amount !== null && (amount !== value.amount || unit !== value.unit)) onChange({ amount, unit })
  }
  return (
    <Space.Compact className="span-field">
      <InputNumber
        aria-label={label} autoFocus={autoFocus} min={0} max={9999} precision={0} changeOnWheel={false} value={shown} {...(wrong || shown === null ? { status: 'error' as const } : {})}
        onChange={(amount) => { setTyped(amount); settle(amount, value.unit) }} onBlur={() => setTyped(undefined)}
      />
      <Select<Unit>
        aria-label={t('unitOf', { what: label })} value={value.unit} popupMatchSelectWidth={false} getPopupContainer={(node) => node.parentElement ?? document.body}
        options={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`, { count: shown ?? 0 }) }))} onChange={(unit) => settle(shown, unit)}
      />
    </Space.Compact>
  )
}
