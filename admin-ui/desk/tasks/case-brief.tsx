import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { StateTag, TierTag } from '../parts/tags.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'

/** More than that is folded. */
const foldedAt = 160

/** The case in five lines: who, what, when and where, what they wish, and how grave and how far it is. */
export function CaseBrief({ complaint }: { complaint: Complaint }) {
  const { t } = useTexts('beside')
  const { language } = useLanguage()
  const word = useWord()
  const departments = useQuery(queries.departments).data ?? []
  const [whole, setWhole] = useState(false)
  const department = departments.find(({ id }) => id === complaint.department)
  const wish = complaint.entries.map(({ words }) => words['wish']).findLast((one) => typeof one === 'string')
  return (
    <dl className="facts brief">
      <div><dt>{t('who')}</dt><dd><Who complaint={complaint} /></dd></div>
      <div>
        <dt>{t('what')}</dt>
        <dd>
          <span className={whole ? 'narrative' : 'narrative clamp'}>{complaint.narrative}</span>
          {complaint.narrative.length > foldedAt && <Button type="link" size="small" className="brief-more" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? t('fold') : t('readAll')}</Button>}
        </dd>
      </div>
      <div>
        <dt>{t('whenWhere')}</dt>
        <dd><Instant at={complaint.occurredAt ?? complaint.receivedAt} /> · {[department ? named(department, language) : complaint.department, complaint.place, word('channel', complaint.channel)].filter(Boolean).join(' · ')}</dd>
      </div>
      <div><dt>{t('wish')}</dt><dd className={wish === undefined ? 'quiet' : 'narrative'}>{wish ?? t('wishUnknown')}</dd></div>
      <div><dt>{t('standing')}</dt><dd>{complaint.tier === null ? <span className="quiet">{t('tierUnset')}</span> : <TierTag tier={complaint.tier} />} <StateTag state={complaint.state} /></dd></div>
    </dl>
  )
}

function Who({ complaint: { anonymous, complainant } }: { complaint: Complaint }) {
  const { t } = useTexts('caseFile')
  const word = useWord()
  if (anonymous) return t('common:anonymous')
  if (!complainant) return <span className="quiet">{t('hidden')}</span>
  const { name, phone, email, relation } = complainant
  return (
    <>
      {name ?? '–'}{relation && <span className="quiet"> ({word('relationOf', relation)})</span>}
      {phone && <> · <a href={`tel:${phone}`}>{phone}</a></>}
      {!phone && email && <> · <a href={`mailto:${email}`}>{email}</a></>}
    </>
  )
}
