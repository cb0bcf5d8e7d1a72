import { useQuery } from '@tanstack/react-query'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { StateTag } from '../parts/tags.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** The case in five lines: what, how it came in, who, where, and the words themselves. */
export function CaseBrief({ complaint }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  const department = departments.find(({ id }) => id === complaint.department)
  const who = complaint.anonymous ? t('common:anonymous') : [complaint.complainant?.name, complaint.complainant?.phone ?? complaint.complainant?.email].filter(Boolean).join(' · ')
  return (
    <dl className="facts">
      <div><dt>{complaint.receipt}</dt><dd><StateTag state={complaint.state} /></dd></div>
      <div><dt>{t('complainant')}</dt><dd>{who === '' ? t('hidden') : who}</dd></div>
      <div><dt>{t('received')}</dt><dd><Instant at={complaint.receivedAt} /> · {word('channel', complaint.channel)}</dd></div>
      <div><dt>{t('departments')}</dt><dd>{department ? named(department, language) : (complaint.department ?? '–')}{complaint.place ? ` · ${complaint.place}` : ''}</dd></div>
      <div className="facts-wide"><dt>{t('narrative')}</dt><dd className="narrative clamp">{complaint.narrative}</dd></div>
    </dl>
  )
}
