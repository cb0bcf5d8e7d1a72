import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Button, Empty, Switch } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { releases, rules } from './queries.ts'
import { ReleaseTag } from './release-tag.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { queries } from '../../desk/queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Release } from '../../kit/shapes/studio.ts'
import { formatInstant } from '../../kit/time.ts'
import { files } from '../documents/documents.ts'
import '../changes/changes.css'

/** What went live when, by whom and why; of one file where the address names it. */
export default function ReleasesPage() {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const [search] = useSearchParams()
  const name = search.get('name') ?? undefined
  const list = useInfiniteQuery(releases(name))
  const title = useQuery({ ...files(), enabled: name !== undefined }).data?.find((file) => file.name === name)?.title[language] ?? name
  return (
    <div className="studio-page">
      <PageHead title={title === undefined ? t('releases') : t('releasesOf', { title })} lead={t('releasesLead')}>
        {name === undefined ? <Approval /> : <Link to="/studio/releases"><Button>{t('allReleases')}</Button></Link>}
      </PageHead>
      <Shown of={list} failed={t('failed')}>
        {(items) => (items.length === 0 ? <Empty className="empty" description={t('noReleases')} /> : (
          <>
            <ol className="release-list">{items.map((release) => <Line key={release.number} release={release} name={name} />)}</ol>
            {list.hasNextPage && <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('older')}</Button></div>}
          </>
        ))}
      </Shown>
    </div>
  )
}

function Line({ release: { number, note, state, by, at, liveAt, via, files: released }, name }: { release: Release; name: string | undefined }) {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const titles = released.filter(({ change }) => change !== 'same').map(({ title }) => title[language])
  return (
    <li>
      <Link to={`/studio/releases/${number}`}>
        <b className="receipt">{number}</b><span className="release-note">{via === 'shipped' ? t('via.shipped') : note}</span><ReleaseTag state={state} />
        <span className="quiet">{formatInstant(liveAt ?? at, language)}{via !== 'shipped' && <> · {named(by, language)}</>}{via === 'api' && <> · {t('via.api')}</>}{via === 'import' && <> · {t('via.import')}</>} · {titles.length <= 3 ? titles.join(language === 'zh' ? '、' : ', ') : t('files', { count: titles.length })}</span>
      </Link>
      {name !== undefined && state === 'live' && <Link to={`/studio/compare?${new URLSearchParams({ name, from: String(number), to: 'live' })}`}>{t('compareWithLive')}</Link>}
    </li>
  )
}

function Approval() {
  const { t } = useTexts('studioChanges')
  const wanted = useQuery(rules)
  const change = useMutation({ mutationFn: (approval: boolean) => call('/api/studio/rules', { method: 'PUT', json: { approval } }), onSettled: () => queries.invalidateQueries({ queryKey: rules.queryKey }) })
  return <label className="approval-rule"><Switch checked={wanted.data?.approval ?? false} loading={wanted.isLoading || change.isPending} onChange={(approval) => change.mutate(approval)} /> {t('approvalRule')}</label>
}
