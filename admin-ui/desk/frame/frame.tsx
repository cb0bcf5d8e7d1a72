import { AlertOutlined, ApartmentOutlined, ApiOutlined, BarChartOutlined, BankOutlined, BookOutlined, CalendarOutlined, CustomerServiceOutlined, DashboardOutlined, EditOutlined, FieldTimeOutlined, FireOutlined, FolderOpenOutlined, FormOutlined, IdcardOutlined, InboxOutlined, MailOutlined, MenuOutlined, PhoneOutlined, PlayCircleOutlined, QrcodeOutlined, ReadOutlined, TeamOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Grid, Layout, Menu, type MenuProps } from 'antd'
import { useState } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { Bell } from './bell.tsx'
import { Person } from './person.tsx'
import { SearchBox } from './search-box.tsx'
import { mailbox } from '../mail/mail-queries.ts'
import { useIsAdministrator, useMe } from './signed-in.tsx'
import { useLive } from './use-live.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import mark from '../../kit/mark.svg'

/** Menu, bell and person around every page. On a phone the menu is a drawer. */
export function Frame() {
  const { t } = useTexts('frame')
  const { other, choose } = useLanguage()
  const wide = Grid.useBreakpoint().lg ?? true
  const [open, setOpen] = useState(false)
  const live = useLive()
  return (
    <Layout className="desk">
      <Layout.Header className="desk-header">
        {!wide && <Button type="text" icon={<MenuOutlined />} aria-label={t('menu')} onClick={() => setOpen(true)} />}
        <Link className="desk-brand" to="/desk/tasks" aria-label={t('common:product')}><img src={mark} alt="" width={28} height={28} /><span>{t('common:product')}</span></Link>
        <span className="desk-space" />
        <SearchBox />
        {!live && <span className="desk-offline" role="status">{t('notLive')}</span>}
        <Button type="text" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</Button>
        <Bell />
        <Person />
      </Layout.Header>
      <Layout>
        {wide
          ? <Layout.Sider className="desk-sider" width={208}><Pages /></Layout.Sider>
          : <Drawer placement="left" size={264} open={open} onClose={() => setOpen(false)} title={t('common:product')} styles={{ body: { padding: '8px 0' } }}><Pages onChosen={() => setOpen(false)} /></Drawer>}
        <Layout.Content className="desk-content"><Outlet /></Layout.Content>
      </Layout>
    </Layout>
  )
}

const mailReaders = ['administrator', 'complaint-office']
const reportReaders = ['administrator', 'complaint-office', 'leadership', 'supervision', 'quality-team', 'department-head']
const cityReaders = ['administrator', 'complaint-office', 'operator', 'leadership']
const watchers = ['administrator', 'complaint-office', 'department-head', 'supervision', 'leadership', 'quality-team']
const customerReaders = ['administrator', 'complaint-office', 'supervision', 'quality-team']
const operators = ['administrator', 'complaint-office', 'operator']
const callers = ['administrator', 'complaint-office', 'operator', 'department-head', 'supervision']

function Pages({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTexts('frame')
  const { t: overdue } = useTexts('overdue')
  const isAdministrator = useIsAdministrator()
  const { roles } = useMe()
  const readsReports = roles.some((role) => reportReaders.includes(role))
  const readsMails = roles.some((role) => mailReaders.includes(role))
  const mails = useQuery({ ...mailbox, enabled: readsMails })
  const { data: actions = [] } = useQuery(queries.actions())
  const [, , section = 'tasks'] = useLocation().pathname.split('/')
  const items: MenuProps['items'] = [
    { key: 'tasks', icon: <UnorderedListOutlined />, label: <Link to="/desk/tasks">{t('tasks')}</Link> },
    ...(operators.some((role) => roles.includes(role)) ? [{ key: 'hotline', icon: <CustomerServiceOutlined />, label: <Link to="/desk/hotline">{t('hotline')}</Link> }] : []),
    ...(callers.some((role) => roles.includes(role)) ? [{ key: 'callbacks', icon: <PhoneOutlined />, label: <Link to="/desk/callbacks">{t('callbacks')}</Link> }] : []),
    ...(cityReaders.some((role) => roles.includes(role)) ? [{ key: 'city', icon: <BankOutlined />, label: <Link to="/desk/city">{t('city')}</Link> }] : []),
    { key: 'complaints', icon: <FolderOpenOutlined />, label: <Link to="/desk/complaints">{t('complaints')}</Link> },
    ...(watchers.some((role) => roles.includes(role)) ? [{ key: 'overdue', icon: <FieldTimeOutlined />, label: <Link to="/desk/overdue">{overdue('menu')}</Link> }] : []),
    ...(customerReaders.some((role) => roles.includes(role)) ? [{ key: 'customers', icon: <IdcardOutlined />, label: <Link to="/desk/customers">{t('customers')}</Link> }] : []),
    { key: 'knowledge', icon: <ReadOutlined />, label: <Link to="/desk/knowledge">{t('knowledge')}</Link> },
    { key: 'emergencies', icon: <FireOutlined />, label: <Link to="/desk/emergencies">{t('emergencies')}</Link> },
    ...(readsMails ? [{ key: 'mail', icon: <InboxOutlined />, label: <Link to="/desk/mail">{t('mail')}{mails.data?.asks ? ` · ${mails.data.asks}` : ''}</Link> }] : []),
    ...(readsMails ? [{ key: 'portal', icon: <QrcodeOutlined />, label: <Link to="/desk/portal">{t('portal')}</Link> }] : []),
    { key: 'people', icon: <TeamOutlined />, label: <Link to="/desk/people">{t('people')}</Link> },
    ...(actions.length > 0 ? [{ key: 'start', icon: <PlayCircleOutlined />, label: <Link to="/desk/start">{t('start')}</Link> }] : []),
    ...(readsReports ? [{ key: 'reports', icon: <BarChartOutlined />, label: <Link to="/desk/reports">{t('reports')}</Link> }] : []),
    ...(isAdministrator
      ? [{
          type: 'group' as const,
          label: t('administration'),
          children: [
            { key: 'processes', icon: <ApartmentOutlined />, label: <Link to="/desk/processes">{t('processes')}</Link> },
            { key: 'studio', icon: <EditOutlined />, label: <a href="/studio">{t('studio')}</a> },
            { key: 'connectors', icon: <ApiOutlined />, label: <Link to="/desk/connectors">{t('connectors')}</Link> },
            { key: 'packs', icon: <BookOutlined />, label: <Link to="/desk/packs">{t('packs')}</Link> },
            { key: 'calendar', icon: <CalendarOutlined />, label: <Link to="/desk/calendar">{t('calendar')}</Link> },
            { key: 'incidents', icon: <AlertOutlined />, label: <a href="/studio/cases?only=stuck">{t('incidents')}</a> },
            { key: 'templates', icon: <FormOutlined />, label: <a href="/studio/templates">{t('templates')}</a> },
            { key: 'notifications', icon: <MailOutlined />, label: <Link to="/desk/notifications">{t('notifications')}</Link> },
            { key: 'health', icon: <DashboardOutlined />, label: <a href="/studio/health">{t('health')}</a> },
          ],
        }]
      : []),
  ]
  return <Menu mode="inline" selectedKeys={[section]} items={items} {...(onChosen === undefined ? {} : { onClick: onChosen })} />
}
