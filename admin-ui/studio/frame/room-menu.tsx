import { BranchesOutlined, ClockCircleOutlined, EyeOutlined, FolderOpenOutlined, FormOutlined, HeartOutlined, HistoryOutlined, InboxOutlined, MailOutlined, PlayCircleOutlined, RocketOutlined, SettingOutlined, SwapOutlined, TableOutlined } from '@ant-design/icons'
import { Menu, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { roomOf, rooms } from './rooms.ts'
import { useTexts } from '../../kit/language.ts'

const icons: Record<(typeof rooms)[number]['rooms'][number]['key'], ReactNode> = {
  diagrams: <BranchesOutlined />, tables: <TableOutlined />, clocks: <ClockCircleOutlined />, forms: <FormOutlined />, templates: <MailOutlined />, settings: <SettingOutlined />,
  rehearsal: <PlayCircleOutlined />, changes: <RocketOutlined />, releases: <HistoryOutlined />, packs: <InboxOutlined />,
  watch: <EyeOutlined />, cases: <FolderOpenOutlined />, migrations: <SwapOutlined />, health: <HeartOutlined />,
}

/** Where one is and where else one can go. `narrow` leaves the signs, whose names show when one points at them. */
export function RoomMenu({ narrow = false, onChosen }: { narrow?: boolean; onChosen?: () => void }) {
  const { t } = useTexts('studio')
  const here = roomOf(useLocation().pathname)
  const items = rooms.flatMap((group): NonNullable<MenuProps['items']> => {
    const children = group.rooms.map(({ key, path }) => ({ key, icon: icons[key], label: <Link to={path}>{t(`room.${key}`)}</Link> }))
    return narrow ? [...(group.key === 'change' ? [] : [{ key: `before-${group.key}`, type: 'divider' as const }]), ...children] : [{ key: `group-${group.key}`, type: 'group', label: t(`group.${group.key}`), children }]
  })
  return (
    <nav className="studio-rooms" aria-label={t('rooms')}>
      <Menu mode="inline" inlineCollapsed={narrow} selectedKeys={here ? [here] : []} items={items} {...(onChosen && { onClick: onChosen })} />
    </nav>
  )
}
