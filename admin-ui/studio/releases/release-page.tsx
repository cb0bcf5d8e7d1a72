import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Result } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { Decide } from './decide.tsx'
import { release as releaseQuery } from './queries.ts'
import { ReleaseTag } from './release-tag.tsx'
import { ReleasedFiles } from './released-files.tsx'
import { Restore } from './restore.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Release } from '../../kit/shapes/studio.ts'
import { formatInstant } from '../../kit/time.ts'
import { FindingList } from '../changes/finding-list.tsx'
import '../changes/changes.css'

/** One release: what it changed, what was known about it, who decided; and the way back to it. */
export default function ReleasePage() {
  const { number = '' } = useParams()
  const { t } = useTexts('studioChanges')
  const asked = releaseQuery(Number(number))
  // A release that waits for the broker goes live by itself.
  const release = useQuery({ ...asked, refetchInterval: ({ state }) => (state.data?.state === 'deploying' ? 2_000 : false) })
  return <div className="studio-page"><Shown of={release} failed={t('failed')}>{(shown) => <Whole key={number} release={shown} />}</Shown></div>
}

function Whole({ release }: { release: Release }) {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const [search] = useSearchParams()
  const { number, state, note, via, files, findings } = release
  return (
    <>
      {search.has('new') && <Outcome release={release} />}
      <PageHead title={<>{t('releaseNo', { number })} <ReleaseTag state={state} /></>} tab={t('releaseNo', { number })} lead={via === 'shipped' ? t('via.shipped') : note}>
        {state === 'live' && <Restore number={number} />}
      </PageHead>
      {state === 'waiting' && <Decide release={release} />}
      <Card className="gap-below"><About release={release} language={language} /></Card>
      <FindingList findings={findings} withFile />
      <ReleasedFiles number={number} files={files} live={state === 'live'} />
    </>
  )
}

/** What came of it, right after the button. */
function Outcome({ release: { state, number, files } }: { release: Release }) {
  const { t } = useTexts('studioChanges')
  const diagram = files.find(({ kind }) => kind === 'diagram')
  const buttons = [
    ...(diagram ? [<Link key="watch" to={`/studio/watch/${encodeURIComponent(diagram.name.replace(/\.bpmn$/, ''))}`}><Button type="primary">{t('watch')}</Button></Link>, <Link key="move" to="/studio/migrations"><Button>{t('toMigrations')}</Button></Link>] : []),
    <Link key="releases" to="/studio/releases"><Button>{t('allReleases')}</Button></Link>,
  ]
  if (state === 'live') return <Result status="success" title={t('isLive', { number })} subTitle={t('isLiveHint')} extra={buttons} />
  if (state === 'waiting') return <Result status="info" title={t('isWaiting', { number })} subTitle={t('isWaitingHint')} extra={buttons.slice(-1)} />
  if (state === 'deploying') return <Alert className="gap-below" type="info" showIcon title={t('isDeploying')} />
  return null
}

function About({ release, language }: { release: Release; language: 'en' | 'zh' }) {
  const { t } = useTexts('studioChanges')
  const { by, at, via, liveAt, decidedBy, decidedAt, because, restoredFrom, scenarios, state } = release
  return (
    <dl className="facts">
      {via !== 'shipped' && <div><dt>{t('about.by')}</dt><dd>{named(by, language)} · {formatInstant(at, language)}</dd></div>}
      <div><dt>{t('about.via')}</dt><dd>{t(`via.${via}`)}{restoredFrom !== undefined && <> · <Link to={`/studio/releases/${restoredFrom}`}>{t('restoredFrom', { number: restoredFrom })}</Link></>}</dd></div>
      {liveAt !== undefined && <div><dt>{t('about.live')}</dt><dd>{formatInstant(liveAt, language)}</dd></div>}
      {decidedBy && <div><dt>{t(state === 'rejected' ? 'about.rejected' : state === 'withdrawn' ? 'about.withdrawn' : 'about.approved')}</dt><dd>{named(decidedBy, language)}{decidedAt !== undefined && <> · {formatInstant(decidedAt, language)}</>}{because !== undefined && <p className="release-note">{because}</p>}</dd></div>}
      {scenarios && <div><dt>{t('about.scenarios')}</dt><dd>{scenarios.failed > 0 ? t('scenariosFailed', { count: scenarios.failed, all: scenarios.ran }) : t('scenariosPassed', { count: scenarios.ran })}</dd></div>}
    </dl>
  )
}
