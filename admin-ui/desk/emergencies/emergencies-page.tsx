import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { Pictures } from './pictures.tsx'
import { Roles } from './roles.tsx'
import { Words } from './words.tsx'
import { useDepartmentName } from './use-department-name.ts'
import './emergencies.css'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Emergency } from '../../kit/shapes/emergencies.ts'

/** What is declared, who has which part in it, and the latest situation picture. */
export default function EmergenciesPage() {
  const { t } = useTexts('emergencies')
  const asked = useQuery(queries.emergencies)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={asked} failed={t('failed')}>
        {(shown) => (shown.length === 0 ? <Empty description={t('empty')} /> : shown.map((emergency) => <OneEmergency key={emergency.id} emergency={emergency} />))}
      </Shown>
    </>
  )
}

const colours = { 'declared': 'red', 'stood-down': 'default', 'reviewed': 'success' } as const

function OneEmergency({ emergency: { id, state, causes, places, since, until, people, guidance, reason, duties, pictures } }: { emergency: Emergency }) {
  const { t } = useTexts('emergencies')
  const { t: say } = useTexts('room')
  const { language } = useLanguage()
  const department = useDepartmentName()
  const where = places.length === 0 ? t('everywhere') : places.map(department).join(', ')
  const when = until ? t('between', { from: formatInstant(since, language), to: formatInstant(until, language) }) : t('since', { time: formatInstant(since, language) })
  return (
    <Card className="gap-below" title={<>{causes.map(({ name }) => name[language]).join(', ')} <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag></>} extra={pictures && <Link to={`/desk/emergencies/${id}`}><Button type={state === 'declared' ? 'primary' : 'default'}>{say('open')}</Button></Link>}>
      <p className="quiet">{where} · {when}</p>
      <Roles people={people} />
      <Words title={t('reason')} text={reason} />
      <Words title={t('duties')} text={duties} />
      {guidance.map(({ at, text }) => <Words key={at} title={<>{t('guidance')} · <Instant at={at} /></>} text={text} />)}
      {pictures && <Pictures pictures={pictures} />}
    </Card>
  )
}
