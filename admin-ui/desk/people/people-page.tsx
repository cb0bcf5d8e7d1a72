import { Tabs } from 'antd'
import { lazy, Suspense } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useMe } from '../frame/signed-in.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useTexts } from '../../kit/language.ts'
import './people.css'

const DutyTab = lazy(async () => ({ default: (await import('./duty-tab.tsx')).DutyTab }))
const AbsencesTab = lazy(async () => ({ default: (await import('./absences-tab.tsx')).AbsencesTab }))
const RosterTab = lazy(async () => ({ default: (await import('./roster-tab.tsx')).RosterTab }))
const TableTab = lazy(async () => ({ default: (await import('./table-tab.tsx')).TableTab }))

/** Who answers when, who is away, who is on duty; for administrators also who fills which post. */
export default function PeoplePage() {
  const { t } = useTexts('people')
  const { roles } = useMe()
  const navigate = useNavigate()
  const { tab = 'duty' } = useParams()
  const tabs = {
    duty: <DutyTab />, absences: <AbsencesTab />, roster: <RosterTab />,
    ...(roles.includes('administrator') && { posts: <TableTab key="posts" name="posts" />, people: <TableTab key="people" name="people" />, departments: <TableTab key="departments" name="departments" /> }),
  }
  const shown = Object.keys(tabs) as (keyof typeof tabs)[]
  const active = shown.find((one) => one === tab) ?? 'duty'
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Tabs activeKey={active} onChange={(key) => void navigate(`/desk/people/${key}`)} items={shown.map((key) => ({ key, label: t(`tab.${key}`) }))} />
      <Suspense>{tabs[active]}</Suspense>
    </>
  )
}
