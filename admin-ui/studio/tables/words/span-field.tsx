import { InputNumber, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { units, type Span, type Unit } from './span.ts'
import { useTexts } from '../../../kit/language.ts'

/** A number and a unit side by side. `label` names both for a screen reader; `onChange` hears whole spans only. */
export function SpanField({ label, value, wrong = false, autoFocus = false, onChange }: { label: string; value: Span; wrong?: boolean; autoFocus?: boolean; onChange: (span: Span) => void }) {
  const { t } = useTexts('studioTables')
  const [typed, setTyped] = useState<number | null>(value.amount)
  useEffect(() => setTyped(value.amount), [value.amount])
  const settle = (amount: number | null, unit: Unit) => {
    setTyped(amount)
    if (amount !== null && (amount !== value.amount || unit !== value.unit)) onChange({ amount, unit })
  }
  return (
    <Space.Compact className="span-field">
      <InputNumber
        aria-label={label} autoFocus={autoFocus} min={0} max={9999} precision={0} changeOnWheel={false} value={typed} {...(wrong || typed === null ? { status: 'error' as const } : {})}
        onChange={(amount) => settle(amount, value.unit)} onBlur={() => setTyped(value.amount)}
      />
      <Select<Unit>
        aria-label={t('unitOf', { what: label })} value={value.unit} popupMatchSelectWidth={false} getPopupContainer={(node) => node.parentElement ?? document.body}
        options={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`, { count: typed ?? 0 }) }))} onChange={(unit) => settle(typed, unit)}
      />
    </Space.Compact>
  )
}
