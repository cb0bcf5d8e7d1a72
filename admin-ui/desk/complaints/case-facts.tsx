import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Lines } from './lines.tsx'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { useChoice } from '../parts/use-choice.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** Who complained, how, where and when, and who has to do with it. Lines without a content are left out. */
export function CaseFacts({ complaint }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const { t: ofCustomers } = useTexts('customers')
  const { language } = useLanguage()
  const word = useWord()
  const choice = useChoice()
  const departments = useQuery(queries.departments).data ?? []
  const departmentName = (id: string) => {
    const department = departments.find((one) => one.id === id)
    return department ? named(department, language) : id
  }
  const concerned = [...new Set([complaint.department, ...complaint.departments])].filter((id) => id !== null)
  const who = complaint.complainant
  const name = complaint.anonymisedAt ? ofCustomers('anonymised') : complaint.anonymous ? t('anonymous') : who ? (who.name ?? ofCustomers('unnamed')) : t('hidden')
  const lines: [string, ReactNode][] = [
    [t('complainant'), complaint.customer ? <Link to={`/desk/customers/${complaint.customer}`}>{name}</Link> : name],
    [t('common:phone'), who?.phone && <a href={`tel:${who.phone}`}>{who.phone}</a>],
    [t('common:email'), who?.email && <a href={`mailto:${who.email}`}>{who.email}</a>],
    [t('common:relation'), who?.relation && word('relationOf', who.relation)],
    [t('received'), <><Instant at={complaint.receivedAt} /> · {word('channel', complaint.channel)}</>],
    [t('place'), complaint.place],
    [t('occurred'), complaint.occurredAt && <Instant at={complaint.occurredAt} />],
    [t('departments'), concerned.map(departmentName).join(' · ')],
    [t('nature'), complaint.nature && word('nature', complaint.nature)],
    [t('people'), complaint.people.map((person) => `${named(person, language)} (${word('role', person.role)})`).join(' · ')],
    [t('closed'), complaint.closedAt && <><Instant at={complaint.closedAt} />{complaint.outcome && ` · ${choice('outcome', complaint.outcome)}`}</>],
  ]
  return <Lines lines={lines} />
}
