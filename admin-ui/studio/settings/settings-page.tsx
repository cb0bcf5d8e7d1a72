import { Menu, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useParams } from 'react-router'
import { Channels } from './channels.tsx'
import { Roles } from './roles.tsx'
import { SettingDocument } from './setting-document.tsx'
import { isSheet, rooms } from './settings.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { useTexts } from '../../kit/language.ts'
import '../../desk/people/people.css'
import './settings.css'

const RosterTab = lazy(async () => ({ default: (await import('../../desk/people/roster-tab.tsx')).RosterTab }))
const AbsencesTab = lazy(async () => ({ default: (await import('../../desk/people/absences-tab.tsx')).AbsencesTab }))

/** `/studio/settings/<what>`: everything about a hospital that is no diagram. */
export default function SettingsPage() {
  const { t } = useTexts('studioSettings')
  const { what = 'departments' } = useParams()
  const room = rooms.find((one) => one === what) ?? 'departments'
  return (
    <div className="settings">
      <nav aria-label={t('title')}><Menu selectedKeys={[room]} items={rooms.map((key) => ({ key, label: <Link to={`/studio/settings/${key}`}>{t(`room.${key}`)}</Link> }))} /></nav>
      <div className="settings-room">
        {isSheet(room) || room === 'calendar' ? <SettingDocument key={room} what={room} /> : <AtOnce room={room} />}
      </div>
    </div>
  )
}

/** What counts at once: it is about tomorrow, not about rules. */
function AtOnce({ room }: { room: string }) {
  const { t } = useTexts('studioSettings')
  return (
    <div className="studio-page stack">
      <PageHead title={t(`room.${room as 'roster'}`)} lead={t(`lead.${room as 'roster'}`)} />
      <Suspense fallback={<Skeleton active className="wait" />}>{room === 'roster' ? <RosterTab /> : room === 'absences' ? <AbsencesTab /> : room === 'roles' ? <Roles /> : <Channels />}</Suspense>
    </div>
  )
}
