import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Card, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { editorOf } from '../changes/addresses.ts'
import { files } from '../documents/documents.ts'
import { releases } from '../releases/queries.ts'
import { withoutAccount } from '../../desk/people/people-queries.ts'
import { list } from '../../desk/queries.ts'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'
import type { ListedFile, Release } from '../../kit/shapes/studio.ts'

/** What somebody should look at, the most pressing first. */
export function Waiting() {
  const { t } = useTexts('studioHome')
  const { t: people } = useTexts('people')
  const all = useQuery({ ...files(), refetchInterval: 30_000 })
  const last = useInfiniteQuery(releases())
  const strangers = useQuery(withoutAccount).data ?? []
  const { language } = useLanguage()
  const stuck = useInfiniteQuery(list<{ key: string }>('/api/incidents', { state: 'open', limit: 50 }))
  return (
    <aside aria-label={t('now')}>
      <Shown of={all} failed={t('failed')}>
        {(items) => {
          const decisions = (last.data ?? []).filter(({ state }) => state === 'waiting' || state === 'deploying')
          const [drafts, changed] = [items.filter((file): file is Drafted => file.draft !== null), items.filter(({ upgrade }) => upgrade)]
          const nothing = decisions.length + drafts.length + changed.length + strangers.length + (stuck.data?.length ?? 0) === 0
          return (
            <div className="home-waiting">
              <Stuck count={stuck.data?.length ?? 0} more={stuck.hasNextPage} />
              <Decisions waiting={decisions} />
              <DraftList drafts={drafts} />
              {strangers.length > 0 && <Panel title={people('cannotSignIn', { count: strangers.length })} to="/studio/settings/people" action={people('givePasswords')}><p className="quiet home-line clamp">{strangers.map((one) => named(one, language)).join(language === 'zh' ? '、' : ', ')}</p></Panel>}
              <Upgrades changed={changed} />
              {nothing && <Card size="small"><p className="quiet home-line">{t('nothingWaits')}</p></Card>}
            </div>
          )
        }}
      </Shown>
    </aside>
  )
}

type Drafted = ListedFile & { draft: NonNullable<ListedFile['draft']> }

function Panel({ title, to, action, children }: { title: string; to: string; action: string; children?: ReactNode }) {
  return <Card size="small" title={title} extra={<Link to={to}><Button size="small" type="primary" ghost>{action}</Button></Link>}>{children}</Card>
}

function Stuck({ count, more }: { count: number; more: boolean }) {
  const { t } = useTexts('studioHome')
  if (count === 0) return null
  return <Panel title={t('stuck', { count: more ? `${count}+` : count })} to="/studio/health" action={t('look')}><p className="quiet home-line">{t('stuckMeans')}</p></Panel>
}

function Decisions({ waiting }: { waiting: Release[] }) {
  const { t } = useTexts('studioHome')
  const { language } = useLanguage()
  if (waiting.length === 0) return null
  return (
    <Panel title={t('waiting', { count: waiting.length })} to={`/studio/releases/${waiting[0]!.number}`} action={t('look')}>
      <ul className="home-list">
        {waiting.map(({ number, note, by, state }) => (
          <li key={number}><Link to={`/studio/releases/${number}`}>{note}</Link><span className="quiet">{named(by, language)}</span>{state === 'deploying' && <Tag className="tag" color="processing">{t('goingLive')}</Tag>}</li>
        ))}
      </ul>
    </Panel>
  )
}

const shown = 6

function DraftList({ drafts }: { drafts: Drafted[] }) {
  const { t } = useTexts('studioHome')
  const { language } = useLanguage()
  const now = useNow()
  if (drafts.length === 0) return null
  const newest = drafts.toSorted((one, other) => other.draft.at.localeCompare(one.draft.at))
  return (
    <Panel title={t('drafts', { count: drafts.length })} to="/studio/changes" action={t('review')}>
      <ul className="home-list">
        {newest.slice(0, shown).map((file) => (
          <li key={file.name}>
            <Link to={editorOf(file)}>{file.title[language]}</Link>
            <span className="quiet">{t('changedBy', { name: named(file.draft.by, language), time: formatRelative(file.draft.at, language, now) })}</span>
            {file.openBy.length > 0 && <Tag className="tag" color="blue">{t('open', { names: file.openBy.map((one) => named(one, language)).join(language === 'zh' ? '、' : ', ') })}</Tag>}
            {file.draft.stale && <Tag className="tag" color="orange">{t('stale')}</Tag>}
          </li>
        ))}
      </ul>
      {newest.length > shown && <p className="quiet home-line">{t('more', { count: newest.length - shown })}</p>}
    </Panel>
  )
}

function Upgrades({ changed }: { changed: ListedFile[] }) {
  const { t } = useTexts('studioHome')
  const { language } = useLanguage()
  if (changed.length === 0) return null
  return (
    <Panel title={t('upgrades', { count: changed.length })} to="/studio/packs" action={t('look')}>
      <ul className="home-list">
        {changed.slice(0, shown).map(({ name, title }) => <li key={name}><Link to={`/studio/compare${query({ name, from: 'live', to: 'shipped' })}`}>{title[language]}</Link></li>)}
      </ul>
    </Panel>
  )
}
