import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, List, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { Anonymise } from './anonymise.tsx'
import { CustomerCases } from './customer-cases.tsx'
import { Repeats } from './repeats.tsx'
import { PatientLine } from './patient-line.tsx'
import * as queries from './queries.ts'
import './customers.css'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useChoice } from '../parts/use-choice.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Customer } from '../../kit/shapes/customers.ts'
import { formatDate } from '../../kit/time.ts'

export type Say = (what: string, json: Record<string, unknown> | null) => void

/** One person who complained: what they need and why, over all their cases; what repeats; calls and follow-ups. */
export default function CustomerPage() {
  const { t } = useTexts('customers')
  const { id = '' } = useParams()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { roles } = useMe()
  const found = useQuery(queries.customer(id))
  const { mutate } = useMutation({
    mutationFn: ({ what, json }: { what: string; json: Record<string, unknown> | null }) => queries.say(id, what, json),
    onSuccess: (_, { json }) => void message.success(t(json === null ? 'undone' : 'said')),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['customers'] }),
  })
  const say: Say = (what, json) => mutate({ what, json })
  return <Shown of={found} failed={t('oneFailed')}>{(customer) => <OneCustomer customer={customer} say={say} holds={roles.includes('supervision')} />}</Shown>
}

function OneCustomer({ customer, say, holds }: { customer: Customer; say: Say; holds: boolean }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  const name = customer.anonymisedAt ? t('anonymised') : customer.names[0] ?? t('unnamed')
  return (
    <>
      <PageHead title={name} lead={[...customer.names.slice(1), t('since', { date: formatDate(customer.firstAt, language) })].join(' · ')}>
        {holds && !customer.anonymisedAt && <Anonymise id={customer.id} />}
      </PageHead>
      {customer.anonymisedAt && <Alert className="gap-below" type="info" showIcon title={t('anonymisedAt', { date: formatDate(customer.anonymisedAt, language) })} />}
      <div className="columns">
        <div className="stack">
          <CustomerCases customer={customer} say={say} />
          {customer.repeats.length > 0 && <Repeats customer={customer} say={say} />}
        </div>
        <div className="stack">
          <InShort customer={customer} />
          {(customer.patient || customer.maybe.length > 0) && <General customer={customer} say={say} />}
          {customer.calls.length > 0 && <Calls calls={customer.calls} />}
          {customer.followUps.length > 0 && <FollowUps followUps={customer.followUps} />}
        </div>
      </div>
    </>
  )
}

/** Needs, reasons, complained-of occupation, inclination of the solution: counted over the cases. */
function InShort({ customer: { cases, contacts } }: { customer: Customer }) {
  const { t } = useTexts('customers')
  const word = useWord()
  const choice = useChoice()
  const own = cases.filter(({ standing }) => standing !== 'apart')
  const counted = (values: (string | null)[]) => [...Map.groupBy(values.filter((one) => one !== null && one !== ''), (one) => one)].map(([what, all]) => (all.length > 1 ? t('times', { what, count: all.length }) : what)).join(', ')
  const lines: [string, string][] = [
    [t('contact'), contacts.join(' · ')],
    [t('needs'), own.flatMap(({ need }) => need ?? []).join(' · ')],
    [t('reasons'), counted(own.map(({ nature, tag }) => [nature && word('nature', nature), tag && choice('tag', tag)].filter(Boolean).join(' · ')))],
    [t('occupations'), counted(own.map(({ occupation }) => occupation && choice('occupation', occupation)))],
    [t('inclinations'), counted(own.map(({ inclination }) => inclination && choice('inclination', inclination)))],
  ]
  const known = lines.filter(([, value]) => value !== '')
  return <Card>{known.length === 0 ? <p className="quiet">{t('none')}</p> : <dl className="facts">{known.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>}</Card>
}

/** Apart from the complaints: which patient of the hospital's system it is. */
function General({ customer: { patient, maybe }, say }: { customer: Customer; say: Say }) {
  const { t } = useTexts('customers')
  return (
    <Card title={t(patient ? 'patient' : 'patientMaybe')}>
      <ul className="customers-lines">
        {(patient ? [patient] : maybe).map((one) => (
          <li key={one.id}>
            <PatientLine patient={one} />
            <Button size="small" type={patient ? 'text' : 'default'} onClick={() => say('patient', { patient: patient ? null : one.id })}>{t(patient ? 'undo' : 'patientIs')}</Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Calls({ calls }: { calls: Customer['calls'] }) {
  const { t } = useTexts('customers')
  const { t: words } = useTexts('hotline')
  const { language } = useLanguage()
  return (
    <Card title={t('calls')}>
      <List size="small" dataSource={calls} renderItem={({ ending, notes, endedAt, complaintId, operator }) => (
        <List.Item><div className="customers-call"><span className="clamp">{complaintId ? <Link to={`/desk/complaints/${complaintId}`}>{notes.split('\n')[0] || words(`ending.${ending}`)}</Link> : notes.split('\n')[0] || words(`ending.${ending}`)}</span><span className="quiet"><Tag className="tag">{words(`ended.${ending}`)}</Tag> <Instant at={endedAt} /> · {named(operator, language)}</span></div></List.Item>
      )} />
    </Card>
  )
}

function FollowUps({ followUps }: { followUps: Customer['followUps'] }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  return (
    <Card title={t('followUps')}>
      <ul className="customers-lines">
        {followUps.map(({ id, kind, from, calls }) => (
          <li key={id}>
            <div className="customers-call">
              <span>{t(`followUpKind.${kind}`)} <span className="quiet">{formatDate(from, language)}</span></span>
              {calls.length === 0 ? <span className="quiet">{t('notCalled')}</span> : calls.map(({ at, reached, scores }) => <span key={at} className="quiet"><Instant at={at} /> · {t(reached ? 'reached' : 'notReached')}{scores && ` · ${t('scores', { ...scores })}`}</span>)}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
