import { useQuery } from '@tanstack/react-query'
import { Timeline } from 'antd'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** Everything that happened to a case, oldest first, with who did it. */
export function History({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const history = useQuery(queries.history(complaintId))
  return (
    <Shown of={history} failed={t('common:failed')}>
      {(items) => (items.length === 0
        ? <p className="quiet">{t('noHistory')}</p>
        : (
            <Timeline
              className="history"
              items={items.map(({ at, kind, actor, text }, index) => ({
                key: `${index} ${at}`,
                ...(/missed|incident|escalat/.test(kind) ? { color: 'red' } : {}),
                content: <><span>{text[language]}</span> <span className="quiet history-note"><Instant at={at} /> · {actor ? named(actor, language) : t('common:system')}</span></>,
              }))}
            />
          ))}
    </Shown>
  )
}
