import { useQuery } from '@tanstack/react-query'
import { Card, Collapse, Empty, Tag } from 'antd'
import { PictureFigures } from './picture-figures.tsx'
import { useDepartmentName } from './use-department-name.ts'
import './emergencies.css'
import { named } from '../parts/named.ts'
import { Instant } from '../parts/instant.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Emergency, Picture } from '../../kit/shapes/emergencies.ts'

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

function OneEmergency({ emergency: { state, causes, places, since, until, people, guidance, reason, duties, pictures } }: { emergency: Emergency }) {
  const { t } = useTexts('emergencies')
  const { language } = useLanguage()
  const department = useDepartmentName()
  const where = places.length === 0 ? t('everywhere') : places.map(department).join(', ')
  const when = until ? t('between', { from: formatInstant(since, language), to: formatInstant(until, language) }) : t('since', { time: formatInstant(since, language) })
  return (
    <Card className="gap-below" title={<>{causes.map(({ name }) => name[language]).join(', ')} <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag></>}>
      <p className="quiet">{where} · {when}</p>
      <dl className="parts-of-people">
        {(['coordinator', 'handler', 'deputy', 'team'] as const).map((part) => {
          const holders = people.filter((one) => one.part === part)
          return holders.length > 0 && <div key={part}><dt>{t(`part.${part}`)}</dt><dd>{holders.map((one) => named(one, language)).join(', ')}</dd></div>
        })}
      </dl>
      <Words title={t('reason')} text={reason} />
      <Words title={t('duties')} text={duties} />
      {guidance.map(({ at, text }) => <Words key={at} title={<>{t('guidance')} · <Instant at={at} /></>} text={text} />)}
      {pictures && <Pictures pictures={pictures} />}
    </Card>
  )
}

const Words = ({ title, text }: { title: React.ReactNode; text: string | undefined }) =>
  (text ? <section><h3>{title}</h3><p className="narrative">{text}</p></section> : null)

function Pictures({ pictures: [latest, ...earlier] }: { pictures: Picture[] }) {
  const { t } = useTexts('emergencies')
  const { language } = useLanguage()
  if (!latest) return <p className="quiet">{t('noPicture')}</p>
  const titleOf = ({ no, at }: Picture): string => t('picture', { no, time: formatInstant(at, language) })
  return (
    <>
      <section><h3>{titleOf(latest)}</h3><OnePicture picture={latest} /></section>
      {earlier.length > 0 && <Collapse ghost items={[{ key: 'earlier', label: t('earlier'), children: earlier.map((one) => <section key={one.no}><h3>{titleOf(one)}</h3><OnePicture picture={one} /></section>) }]} />}
    </>
  )
}

const wordKeys = ['eventCause', 'eventPlace', 'timePeriod', 'treatment', 'returnVisit', 'problem'] as const

function OnePicture({ picture: { figures, words } }: { picture: Picture }) {
  const { t } = useTexts('emergencies')
  return (
    <>
      <PictureFigures figures={figures} />
      <dl className="parts-of-people">{wordKeys.map((key) => words[key] && <div key={key}><dt>{t(`words.${key}`)}</dt><dd className="narrative">{words[key]}</dd></div>)}</dl>
    </>
  )
}
