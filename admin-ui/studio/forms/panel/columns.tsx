import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { FormField } from '../editor/schema.ts'
import { TextEntry, TextField } from './entries.tsx'
import { useTexts } from '../../../kit/language.ts'
import { asText } from './as-text.ts'

interface Column {
  label?: string
  'label.zh'?: string
  /** Of a row's value. */
  key: string
}

/** Which list a table shows, and which of its values in which column. */
export function Columns({ field, edit }: { field: FormField; edit: (properties: Record<string, unknown>) => void }) {
  const { t } = useTexts('studioForms')
  const columns = (field['columns'] ?? []) as Column[]
  const change = (at: number, words: Partial<Column>) => edit({ columns: columns.map((column, i) => (i === at ? { ...column, ...words } : column)) })
  return (
    <>
      <TextEntry mono label={t('rowsFrom')} hint={t('rowsFromHint')} value={asText(field['dataSource']).replace(/^=/, '')} onChange={(text) => edit({ dataSource: `=${text.trim()}` })} />
      <ol className="form-options">
        {columns.map(({ label = '', 'label.zh': chinese = '', key }, i) => (
          <li key={i}>
            <TextField aria-label={t('columnEn', { no: i + 1 })} placeholder={t('english')} lang="en" value={label} onChange={(text) => change(i, { label: text })} />
            <TextField aria-label={t('columnZh', { no: i + 1 })} placeholder={t('chinese')} lang="zh-CN" value={chinese} onChange={(text) => change(i, { 'label.zh': text })} />
            <TextField mono aria-label={t('columnKey', { no: i + 1 })} placeholder={t('columnValue')} value={key} onChange={(text) => change(i, { key: text.trim() })} />
            <span className="form-option-actions"><Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('removeColumn')} onClick={() => edit({ columns: columns.filter((_, at) => at !== i) })} /></span>
          </li>
        ))}
      </ol>
      <Button size="small" icon={<PlusOutlined />} onClick={() => edit({ columns: [...columns, { label: '', key: `value${columns.length + 1}` }] })}>{t('addColumn')}</Button>
    </>
  )
}
