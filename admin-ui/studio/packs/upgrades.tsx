import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { files } from '../documents/documents.ts'

/** Files that this hospital has changed and that the product has moved on with; nothing where there are none. */
export function Upgrades() {
  const { t } = useTexts('studioPacks')
  const { t: said } = useTexts('studioChanges')
  const { language } = useLanguage()
  const waiting = useQuery(files()).data?.filter(({ upgrade }) => upgrade) ?? []
  if (waiting.length === 0) return null
  return (
    <Card className="gap-below" title={t('upgrades')}>
      <p className="quiet drawer-lead">{t('upgradesLead')}</p>
      <ul className="pack-upgrades">
        {waiting.map(({ name, title, kind, draft }) => <li key={name}><Link to={`/studio/upgrades${query({ name })}`}>{title[language]}</Link> <span className="quiet">{said(`kind.${kind}`)}{draft && <> · {t('hasDraft')}</>}</span></li>)}
      </ul>
    </Card>
  )
}
