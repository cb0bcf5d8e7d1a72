import { Menu } from 'antd'
import { Link, useLocation } from 'react-router'
import { rooms } from './rooms.ts'
import { useTexts } from '../../kit/language.ts'

/** Where one is and where else one can go; what does not fit folds into "…". */
export function RoomMenu() {
  const { t } = useTexts('studio')
  const { pathname } = useLocation()
  const here = rooms.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  return (
    <nav className="studio-rooms" aria-label={t('rooms')}>
      <Menu mode="horizontal" selectedKeys={here ? [here.key] : []} items={rooms.map(({ key, path }) => ({ key, label: <Link to={path}>{t(`room.${key}`)}</Link> }))} />
    </nav>
  )
}
