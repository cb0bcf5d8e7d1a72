import { TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useTexts } from '../../kit/language.ts'
import type { Entry } from '../../kit/shapes/desk.ts'

/** To the 1+X window of a case. */
export function WindowLink({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('window')
  return <Link to={`/desk/complaints/${complaintId}/window`}><Button icon={<TableOutlined />}>{t('toWindow')}</Button></Link>
}

/** Whether the complaint was split into points by what was written there. */
export const isSplit = ({ words }: Entry): boolean => Array.isArray(words['points'])
