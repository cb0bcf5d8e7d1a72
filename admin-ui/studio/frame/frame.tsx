import { DesktopOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Drawer, Grid, Layout, Result } from 'antd'
import { useState } from 'react'
import { Link, Outlet } from 'react-router'
import { RoomMenu } from './room-menu.tsx'
import { useMenuWidth } from './use-menu-width.ts'
import { Person } from '../../desk/frame/person.tsx'
import { useIsAdministrator } from '../../desk/frame/signed-in.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import mark from '../../kit/mark.svg'

/** A slim head and a menu around every room; on a tablet and a phone the menu is a drawer. Only administrators come further. */
export function Frame() {
  const { t } = useTexts('studio')
  const { other, choose } = useLanguage()
  const isAdministrator = useIsAdministrator()
  const wide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState(false)
  return (
    <Layout className="studio">
      <Layout.Header className="desk-header studio-header">
        {!wide && isAdministrator && <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setOpen(true)} />}
        <Link className="desk-brand" to="/studio"><img src={mark} alt="" width={26} height={26} /><span>{t('common:product')}</span><span className="studio-name">{t('name')}</span></Link>
        <span className="desk-space" />
        <Button type="text" icon={<DesktopOutlined />} href="/desk/tasks">{t('toDesk')}</Button>
        <Button type="text" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</Button>
        <Person />
      </Layout.Header>
      <Layout className="studio-body">
        {wide && isAdministrator && <Sider />}
        {!wide && isAdministrator && <Drawer placement="left" size={264} open={open} onClose={() => setOpen(false)} title={t('name')} styles={{ body: { padding: '8px 0' } }}><RoomMenu onChosen={() => setOpen(false)} /></Drawer>}
        <Layout.Content className="studio-content">
          {isAdministrator ? <Outlet /> : <Result status="403" title={t('common:notAllowed')} subTitle={t('onlyAdministrators')} extra={<Button href="/desk/tasks">{t('toDesk')}</Button>} />}
        </Layout.Content>
      </Layout>
    </Layout>
  )
}

function Sider() {
  const { t } = useTexts('studio')
  const { narrow, toggle } = useMenuWidth()
  const name = t(narrow ? 'unfoldMenu' : 'foldMenu')
  return (
    <Layout.Sider className="studio-sider" width={196} collapsedWidth={52} collapsed={narrow} trigger={null}>
      <RoomMenu narrow={narrow} />
      <Button className="studio-fold" type="text" icon={narrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />} aria-label={name} title={name} onClick={toggle} />
    </Layout.Sider>
  )
}
