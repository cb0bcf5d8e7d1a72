import { Tag } from 'antd'
import { Link } from 'react-router'
import type { Mail } from './mail-queries.ts'
import { useTexts } from '../../kit/language.ts'

const colours: Record<Mail['state'], string> = { opened: 'green', joined: 'green', thanks: 'default', automatic: 'default', bounce: 'orange', asks: 'gold', unreadable: 'red', 'set-aside': 'default' }

/** What became of a mail, why, and the case that it belongs to. */
export function Became({ mail: { state, because, complaintId, receipt } }: { mail: Mail }) {
  const { t, i18n } = useTexts('mails')
  const why = because !== null && i18n.exists(`mails:because.${because}`) ? t(`because.${because}` as 'because.new') : because
  return (
    <>
      <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag>
      {complaintId && receipt && <Link to={`/desk/complaints/${complaintId}`}>{receipt}</Link>}
      {why && <div className="quiet">{why}</div>}
    </>
  )
}
