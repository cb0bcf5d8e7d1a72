import { InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { units, type Span, type Unit } from './span.ts'
import { useTexts } from '../../../kit/language.ts'

interface Field {
  /** Names number and unit for a screen reader. */
  label: string
  value: Span
  wrong?: boolean
  /** It stands in a menu that closes at a click elsewhere, and is to be typed into at once. */
  inMenu?: boolean
  /** Hears whole spans only. */
  onChange: (span: Span) => void
}

/** A number and a unit side by side. */
export function SpanField({ label, value, wrong = false, inMenu = false, onChange }: Field) {
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
        aria-label={label} autoFocus={inMenu} min={0} max={9999} precision={0} changeOnWheel={false} value={shown} {...(wrong || shown === null ? { status: 'error' as const } : {})}
        onChange={(amount) => { setTyped(amount); settle(amount, value.unit) }} onBlur={() => setTyped(undefined)}
      />
      <Select<Unit>
        aria-label={t('unitOf', { what: label })} value={value.unit} popupMatchSelectWidth={false} {...(inMenu ? { getPopupContainer: (node: HTMLElement) => node.parentElement ?? document.body } : {})}
        options={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`, { count: shown ?? 0 }) }))} onChange={(unit) => settle(shown, unit)}
      />
    </Space.Compact>
  )
}
