import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { FilterName } from './ledger-queries.ts'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** Everything that fits the filter as a file, however much it is, with the columns that are shown. */
export function AsFile({ filter, columns }: { filter: Partial<Record<FilterName, string>>; columns: string[] }) {
  const { t } = useTexts('ledgerTools')
  const { language } = useLanguage()
  const wanted = ['receipt', 'subject', ...columns.filter((id) => id !== 'receipt' && id !== 'subject')].join(',')
  const link = (format: 'csv' | 'xlsx') => ({ key: format, label: <a href={`/api/complaints/export${query({ ...filter, format, columns: wanted, lang: language })}`} download>{t(format)}</a> })
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'note', type: 'group', label: t('exportNote'), children: [link('xlsx'), link('csv')] }] }}>
      <Button icon={<DownloadOutlined />}>{t('export')}</Button>
    </Dropdown>
  )
}
