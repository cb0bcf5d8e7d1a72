import { ArrowRightOutlined } from '@ant-design/icons'
import { Card } from 'antd'
import { Link } from 'react-router'
import { useTexts } from '../../kit/language.ts'

/** Where it is decided who is told by which way: the table, the texts, the connections. */
export function Channels() {
  const { t } = useTexts('studioSettings')
  const ways = [
    { key: 'policy', to: '/studio/tables/notification-policy' }, { key: 'texts', to: '/studio/templates' }, { key: 'names', to: '/studio/settings/words' },
  ] as const
  return (
    <div className="settings-roles">
      {ways.map(({ key, to }) => <Card key={key} size="small" title={<Link to={to}>{t(`channels.${key}`)} <ArrowRightOutlined /></Link>}>{t(`channels.${key}Hint`)}</Card>)}
      <Card size="small" title={<a href="/desk/connectors">{t('channels.connections')} <ArrowRightOutlined /></a>}>{t('channels.connectionsHint')}</Card>
    </div>
  )
}
