import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ActiveTag } from './active-tag.tsx'
import * as administration from '../administration.ts'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** All packs, the one that runs marked. */
export default function PacksPage() {
  const { t } = useTexts('packs')
  const { language } = useLanguage()
  const packs = useQuery(administration.packs)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={packs} failed={t('failed')}>
        {(items) => (
          <ul className="packs">
            {items.map((pack) => (
              <li key={pack.id}>
                <h2><Link to={`/desk/packs/${pack.id}`}>{named(pack, language)}</Link> <ActiveTag pack={pack} /></h2>
                <p>{pack.summary[language]}</p>
                <p className="quiet">
                  <span className="mono">{pack.id}</span> · {t(`trustOf.${pack.trust}`)}
                  {pack.holdsFrom !== null && <> · {t('holdsFrom')} {pack.holdsFrom}</>}
                  {pack.active && <> · {t('since', { time: formatInstant(pack.active.since, language) })}</>}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </>
  )
}
