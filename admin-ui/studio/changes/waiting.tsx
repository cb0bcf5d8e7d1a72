import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { releases } from '../releases/queries.ts'

/** Releases that a second person has to look at. */
export function Waiting() {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const waiting = useInfiniteQuery(releases()).data?.filter(({ state }) => state === 'waiting') ?? []
  return waiting.map(({ number, by, note }) => (
    <Alert
      key={number} className="gap-below" type="info" showIcon title={t('waits', { number, name: named(by, language) })} description={note}
      action={<Link to={`/studio/releases/${number}`}><Button size="small" type="primary">{t('look')}</Button></Link>}
    />
  ))
}
