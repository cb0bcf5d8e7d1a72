import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty } from 'antd'
import { Link } from 'react-router'
import { EmergencyTag, WhereAndWhen } from './in-short.tsx'
import { Pictures } from './pictures.tsx'
import { Roles } from './roles.tsx'
import { Words } from './words.tsx'
import './emergencies.css'
import { inOneLine } from '../parts/named.ts'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
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

function OneEmergency({ emergency }: { emergency: Emergency }) {
  const { t } = useTexts('emergencies')
  const { t: say } = useTexts('room')
  const { language } = useLanguage()
  const { id, state, causes, people, guidance, reason, duties, pictures } = emergency
  return (
    <Card className="gap-below" title={<>{inOneLine(causes.map(({ name }) => name[language]), language)} <EmergencyTag state={state} /></>} extra={pictures && <Link to={`/desk/emergencies/${id}`}><Button type={state === 'declared' ? 'primary' : 'default'}>{say('open')}</Button></Link>}>
      <p className="quiet"><WhereAndWhen emergency={emergency} /></p>
      <Roles people={people} />
      <Words title={t('reason')} text={reason} />
      <Words title={t('duties')} text={duties} />
      {guidance.map(({ at, text }) => <Words key={at} title={<>{t('guidance')} · <Instant at={at} /></>} text={text} />)}
      {pictures && <Pictures pictures={pictures} />}
    </Card>
  )
}
