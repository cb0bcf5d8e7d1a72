import { FilePdfOutlined } from '@ant-design/icons'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { named } from '../parts/named.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { CaseLetter } from '../../kit/shapes/templates.ts'
import { formatInstant } from '../../kit/time.ts'

export const letters = (complaintId: string) =>
  queryOptions({ queryKey: ['complaints', complaintId, 'letters'], queryFn: () => call<List<CaseLetter>>(`/api/complaints/${complaintId}/letters`), select: ({ items }) => items })

/** The letters of a case: drafts to look at, and what was signed, with its hash and how it went out. Nothing where there is none. */
export function LettersCard({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('letters')
  const { data = [] } = useQuery(letters(complaintId))
  if (data.length === 0) return null
  return <Card title={t('title')}><LetterList complaintId={complaintId} items={data} /></Card>
}

export function LetterList({ complaintId, items }: { complaintId: string; items: CaseLetter[] }) {
  return <div className="stack">{items.map((letter) => <OneLetter key={letter.id} complaintId={complaintId} letter={letter} />)}</div>
}

function OneLetter({ complaintId, letter: { id, no, template, draftedAt, frozen, sent } }: { complaintId: string; letter: CaseLetter }) {
  const { t } = useTexts('letters')
  const { language } = useLanguage()
  const address = `/api/complaints/${complaintId}/letters/${id}`
  const at = (instant: string) => formatInstant(instant, language)
  return (
    <div>
      <a href={address} download><FilePdfOutlined /> {t(`template.${template}`, { defaultValue: template })} {no}</a>
      <div className="quiet">
        {frozen ? t(frozen.by ? 'signedBy' : 'signed', { who: frozen.by ? named(frozen.by, language) : '', time: at(frozen.at) }) : t('draft', { time: at(draftedAt) })}
        {sent && <> · {t(`sent.${sent.by}`, { time: at(sent.at) })}</>}
      </div>
      {frozen && <div className="quiet mono" title={frozen.sha256}>SHA-256 {frozen.sha256.slice(0, 16)}…</div>}
    </div>
  )
}
