import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { releases } from '../releases/queries.ts'
import { ReleaseTag } from '../releases/release-tag.tsx'
import { Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** The last releases: what went live, when, by whom and why. */
export function Recent() {
  const { t } = useTexts('studioHome')
  const { language } = useLanguage()
  const last = useInfiniteQuery(releases())
  return (
    <section className="home-section" aria-labelledby="home-recent">
      <h2 id="home-recent">{t('recent')}</h2>
      <Shown of={last} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <p className="quiet">{t('noneYet')}</p>
          : (
            <ul className="home-list home-card">
              {items.slice(0, 5).map(({ number, note, by, at, liveAt, state, via, files }) => (
                <li key={number}>
                  <Link to={`/studio/releases/${number}`}>{via === 'shipped' ? t('shipped', { count: files.length }) : note}</Link>
                  <ReleaseTag state={state} />
                  <span className="quiet">{via === 'shipped' ? t('common:product') : named(by, language)} · <Instant at={liveAt ?? at} /></span>
                </li>
              ))}
            </ul>
          ))}
      </Shown>
      <Link to="/studio/releases">{t('allReleases')}</Link>
    </section>
  )
}
