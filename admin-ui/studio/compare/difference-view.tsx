import { Alert } from 'antd'
import { DiagramDifference } from './diagram-difference.tsx'
import type { Difference } from './difference.ts'
import { FormDifference } from './form-difference.tsx'
import { LineDifference } from './line-difference.tsx'
import { SettingDifference } from './setting-difference.tsx'
import { TableDifference } from './table-difference.tsx'
import { useTexts } from '../../kit/language.ts'
import './compare.css'

interface Side {
  title: string
  /** The drawing of a diagram; null where there is none on this side. */
  content: string | null
}

interface Shown {
  difference: Difference
  before: Side
  after: Side
  /** Rows and lines that did not change are left out. */
  onlyChanges: boolean
}

/** What differs, in the terms of what the file is. */
export function DifferenceView({ difference: { same, diagram, tables, fields, setting, lines }, before, after, onlyChanges }: Shown) {
  const { t } = useTexts('studioCompare')
  if (same) return <p className="quiet">{t('same')}</p>
  if (diagram) return <DiagramDifference before={{ title: before.title, xml: before.content }} after={{ title: after.title, xml: after.content }} diagram={diagram} />
  if (tables) return tables.filter((table) => !onlyChanges || table.change !== 'same').map((table) => <TableDifference key={table.id} table={table} onlyChanges={onlyChanges} />)
  if (fields) return <FormDifference fields={fields} />
  if (setting) return <SettingDifference {...setting} onlyChanges={onlyChanges} />
  if (lines) return <LineDifference lines={lines} onlyChanges={onlyChanges} />
  return <Alert type="warning" title={t('unreadable')} />
}
