import { skipToken, useQuery } from '@tanstack/react-query'
import { Button, Card, Select, Switch } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { difference, type State } from './difference.ts'
import { DifferenceView } from './difference-view.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { call, query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ListedFile, StudioFile } from '../../kit/shapes/studio.ts'
import { files } from '../documents/documents.ts'
import { releasesOf } from '../releases/queries.ts'
import { formatInstant } from '../../kit/time.ts'

const isState = (text: string | null): text is State => text !== null && /^(live|shipped|draft|none|\d+)$/.test(text)

/** Two states of a file beside each other: what runs, the draft, as it was shipped, as any release left it. */
export default function ComparePage() {
  const [search] = useSearchParams()
  const { t } = useTexts('studioCompare')
  const all = useQuery(files())
  const name = search.get('name') ?? ''
  return (
    <div className="studio-page">
      <Shown of={all} failed={t('failed')}>{(items) => <Compare key={name} listed={items.find((one) => one.name === name)} items={items} />}</Shown>
    </div>
  )
}

function Compare({ listed, items }: { listed: ListedFile | undefined; items: ListedFile[] }) {
  const { t } = useTexts('studioCompare')
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [onlyChanges, setOnlyChanges] = useState(true)
  const states = useStates(listed)
  const asked = (side: 'from' | 'to', usual: State): State => { const given = search.get(side); return isState(given) ? given : usual }
  const from = asked('from', listed?.draft?.fresh ? 'none' : listed?.origin === 'changed' ? 'shipped' : 'live')
  const to = asked('to', listed?.draft ? 'draft' : 'live')
  const put = (side: 'from' | 'to', state: State) => setSearch((now) => { now.set(side, state); return now }, { replace: true })
  const title = listed?.title[language] ?? t('title')
  const labelOf = (state: State): string => states.find(({ value }) => value === state)?.label ?? t('release', { number: state })
  return (
    <>
      <PageHead title={title} tab={t('titleOf', { title })} lead={t('lead')}>
        {listed?.upgrade && <Link to={`/studio/upgrades${query({ name: listed.name })}`}><Button type="primary">{t('merge')}</Button></Link>}
      </PageHead>
      <div className="compare-choice">
        <Select showSearch={{ optionFilterProp: 'label' }} aria-label={t('file')} value={listed?.name ?? null} placeholder={t('file')} options={items.map((one) => ({ value: one.name, label: one.title[language] }))} onChange={(chosen: string) => setSearch({ name: chosen })} />
        {listed && <Select aria-label={t('from')} value={from} options={states} onChange={(state) => put('from', state)} />}
        {listed && <span aria-hidden="true">→</span>}
        {listed && <Select aria-label={t('to')} value={to} options={states} onChange={(state) => put('to', state)} />}
        {listed && listed.kind !== 'diagram' && listed.kind !== 'form' && <label><Switch size="small" checked={onlyChanges} onChange={setOnlyChanges} /> {t('onlyChanges')}</label>}
      </div>
      {listed ? <Sides name={listed.name} from={from} to={to} labelOf={labelOf} onlyChanges={onlyChanges} /> : <p className="quiet empty">{t('choose')}</p>}
    </>
  )
}

function Sides({ name, from, to, labelOf, onlyChanges }: { name: string; from: State; to: State; labelOf: (state: State) => string; onlyChanges: boolean }) {
  const { t } = useTexts('studioCompare')
  const compared = useQuery(difference(name, from, to))
  const [before, after] = [useContent(name, from), useContent(name, to)]
  return (
    <Card>
      <Shown of={compared} failed={t('failed')}>
        {(data) => <DifferenceView difference={data} before={{ title: labelOf(from), content: before }} after={{ title: labelOf(to), content: after }} onlyChanges={onlyChanges} />}
      </Shown>
    </Card>
  )
}

/** Null where there is none, and until it is there. @param revision of the draft: another one is fetched anew */
export function useContent(name: string, state: State, revision?: number): string | null {
  return useQuery({ queryKey: ['studio', 'file', name, state, revision], queryFn: state === 'none' ? skipToken : () => call<StudioFile>(`/api/studio/file${query({ name, at: state })}`) }).data?.content ?? null
}

/** What there is to choose from. */
function useStates(listed: ListedFile | undefined): { value: State; label: string }[] {
  const { t } = useTexts('studioCompare')
  const { language } = useLanguage()
  const releases = useQuery({ ...releasesOf(listed?.name ?? ''), enabled: listed !== undefined })
  if (!listed) return []
  return [
    listed.draft?.fresh ? { value: 'none' as const, label: t('state.none') } : { value: 'live' as const, label: t('state.live') },
    ...(listed.draft ? [{ value: 'draft' as const, label: t('state.draft') }] : []),
    ...(listed.origin === 'own' ? [] : [{ value: 'shipped' as const, label: t('state.shipped') }]),
    ...(releases.data ?? []).filter(({ state }) => state === 'live').map(({ number, liveAt, at }) => ({ value: `${number}` as const, label: t('releaseOf', { number, time: formatInstant(liveAt ?? at, language) }) })),
  ]
}
