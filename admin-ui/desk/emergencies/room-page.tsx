import { queryOptions, useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useParams } from 'react-router'
import { EmergencyTag, WhereAndWhen } from './in-short.tsx'
import { Journal } from './journal.tsx'
import { NextSteps } from './next-steps.tsx'
import { NowFigures } from './now-figures.tsx'
import { Pictures } from './pictures.tsx'
import { Roles } from './roles.tsx'
import { Solutions } from './solutions.tsx'
import { useDepartmentName } from './use-department-name.ts'
import { Words } from './words.tsx'
import './emergencies.css'
import './room.css'
import { ledgerColumns } from '../ledger/ledger-queries.ts'
import { LedgerTable } from '../ledger/ledger-table.tsx'
import { Instant } from '../parts/instant.tsx'
import { inOneLine } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Room } from '../../kit/shapes/overviews.ts'

/** Its parts change with tasks and cases: what is heard of those fetches it again; figures move with time alone. */
const roomOf = (id: string) => queryOptions({ queryKey: ['tasks', 'emergency', id], queryFn: () => call<Room>(`/api/emergencies/${id}`), refetchInterval: 30_000 })

/** One emergency on one page, as it stands now: roles, figures, solutions, corrections, complaints, next steps, journal. */
export default function RoomPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('room')
  const room = useQuery(roomOf(id))
  return <Shown of={room} failed={t('failed')}>{(shown) => <OneRoom room={shown} />}</Shown>
}

/** Those that the room's answer brings. */
const shownColumns = ['tier', 'state', 'department', 'received', 'limit']

function OneRoom({ room }: { room: Room }) {
  const { t } = useTexts('room')
  const { t: say } = useTexts('emergencies')
  const { language } = useLanguage()
  const columns = useQuery(ledgerColumns).data?.all.filter(({ id }) => shownColumns.includes(id)) ?? []
  const department = useDepartmentName()
  const causes = inOneLine(room.causes.map((cause) => cause.name[language]), language)
  const name = causes.charAt(0).toUpperCase() + causes.slice(1)
  return (
    <>
      <PageHead tab={name} title={<>{name} <EmergencyTag state={room.state} /></>} lead={<WhereAndWhen emergency={room} />} />
      <Card title={t('picture')} extra={<span className="quiet room-note">{t('pictureNote')}</span>}><NowFigures figures={room.now} /></Card>
      <div className="columns gap-above">
        <div className="stack">
          <Card title={t('steps')}><NextSteps steps={room.steps} /></Card>
          <Card title={t('solutions')}><Solutions rounds={room.solutions} /></Card>
          <Card title={t('corrections')}>
            <p className="quiet">{t(room.corrections.length > 0 ? 'correctionsNote' : 'noCorrections')}</p>
            <ul className="room-list">{room.corrections.map(({ id, text, applied }) => <li key={id}>{text}<br /><span className="quiet">{applied.map((one) => <span key={one.at} className="room-applied"><Instant at={one.at} /> {inOneLine(one.departments.map(department), language)}</span>)}</span></li>)}</ul>
          </Card>
        </div>
        <div className="stack">
          <Card title={t('roles')}>
            <Roles people={room.people} />
            <Words title={say('reason')} text={room.reason} />
            <Words title={say('duties')} text={room.duties} />
            {room.guidance.map(({ at, text }) => <Words key={at} title={<>{say('guidance')} · <Instant at={at} /></>} text={text} />)}
          </Card>
          <Card title={t('journal')}><Journal lines={room.journal} /></Card>
        </div>
      </div>
      <Card className="gap-above room-cases" title={t('running', { count: room.running.total })}>
        {room.running.total === 0 ? <p className="quiet">{t('noRunning')}</p> : <LedgerTable complaints={room.running.shown} columns={columns} />}
      </Card>
      {room.pictures && <Card className="gap-above" title={t('pictures')}><Pictures pictures={room.pictures} /></Card>}
    </>
  )
}
