import { DesktopOutlined } from '@ant-design/icons'
import { Button, Layout, Result } from 'antd'
import { Link, Outlet } from 'react-router'
import { RoomMenu } from './room-menu.tsx'
import { Person } from '../../desk/frame/person.tsx'
import { useIsAdministrator } from '../../desk/frame/signed-in.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import mark from '../../kit/mark.svg'

/** A slim head around every room: the drawing is what needs the space. Only administrators come further. */
export function Frame() {
  const { t } = useTexts('studio')
  const { other, choose } = useLanguage()
  const isAdministrator = useIsAdministrator()
  return (
    <Layout className="studio">
      <Layout.Header className="desk-header studio-header">
        <Link className="desk-brand" to="/studio"><img src={mark} alt="" width={26} height={26} /><span>{t('common:product')}</span><span className="studio-name">{t('name')}</span></Link>
        <RoomMenu />
        <Button type="text" icon={<DesktopOutlined />} href="/desk/processes"><span className="studio-wide">{t('toDesk')}</span></Button>
        <Button type="text" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</Button>
        <Person />
      </Layout.Header>
      <Layout.Content className="studio-content">
        {isAdministrator ? <Outlet /> : <Result status="403" title={t('common:notAllowed')} subTitle={t('onlyAdministrators')} extra={<Button href="/desk/tasks">{t('toDesk')}</Button>} />}
      </Layout.Content>
    </Layout>
  )
}
