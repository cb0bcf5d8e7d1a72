import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { TableName } from '../../kit/shapes/people.ts'

/** The table as a file; times also as a calendar. */
export function Exports({ name }: { name: TableName }) {
  const { t } = useTexts('people')
  const link = (format: 'csv' | 'ics', text: string) => ({ key: format, label: <a href={`/api/hospital/${name}/file?format=${format}`} download>{text}</a> })
  const items = [link('csv', t('exportCsv')), ...(name === 'absences' || name === 'roster' ? [link('ics', t('exportIcs'))] : [])]
  return <Dropdown trigger={['click']} menu={{ items }}><Button icon={<DownloadOutlined />}>{t('exportFile')}</Button></Dropdown>
}
