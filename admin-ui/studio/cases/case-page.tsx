import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Tabs, Tag } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { Decisions } from './decisions.tsx'
import { Interventions } from './interventions.tsx'
import { MoveToken } from './move-token.tsx'
import { OpenIncidents, OpenWork } from './open-work.tsx'
import { Operate } from './operate.tsx'
import { Passed } from './passed.tsx'
import { Variables } from './variables.tsx'
import * as queries from '../watch/queries.ts'
import '../watch/watch.css'
import './cases.css'
import { Diagram } from '../../desk/diagram/diagram.tsx'
import type { Badge } from '../../desk/diagram/laid-over.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { TierTag } from '../../desk/parts/tags.tsx'
import * as desk from '../../desk/queries.ts'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { ElementMark } from '../../kit/shapes/desk.ts'
import type { Relative, WatchedCase } from '../../kit/shapes/watch.ts'

/** One instance on its diagram, with everything that the engine knows about it. */
export default function CasePage() {
  const { key = '' } = useParams()
  const { t } = useTexts('watchCase')
  const shown = useQuery(queries.oneCase(key))
  return <div className="studio-page watch-page"><Shown of={shown} failed={t('failed')}>{(one) => <OneCase key={one.key} shown={one} />}</Shown></div>
}

function OneCase({ shown }: { shown: WatchedCase }) {
  const { t } = useTexts('watchCase')
  const { language } = useLanguage()
  const word = useWord()
  const [search, setSearch] = useSearchParams()
  const xml = useQuery(desk.xml(`/api/processes/${encodeURIComponent(shown.processId)}/versions/${shown.version}/xml`))
  const nameOf = ({ name, nameZh, processId }: Pick<Relative, 'processId'> & { name?: string; nameZh?: string }) => named({ name: name ?? processId, ...(nameZh === undefined ? {} : { nameZh }) }, language)
  const stepName = (id: string): string => {
    const { name, nameZh } = shown.elements.find(({ elementId }) => elementId === id) ?? shown.steps.find((step) => step.id === id) ?? {}
    return named({ name: name ?? id, ...(nameZh === undefined ? {} : { nameZh }) }, language)
  }
  const step = search.get('step') ?? undefined
  const set = (changes: Record<string, string>) => setSearch((before) => ({ ...Object.fromEntries(before), ...changes }), { replace: true })
  const stuck = shown.incidents.some(({ state }) => state === 'open')
  const work = { shown, stepName }
  return (
    <>
      <PageHead
        tab={shown.complaint?.receipt ?? shown.key}
        title={<>{nameOf(shown)} {shown.complaint && <span className="receipt">{shown.complaint.receipt}</span>} <Tag className="tag" color={shown.state === 'active' ? 'processing' : 'default'}>{word('instance', shown.state)}</Tag> {shown.complaint?.tier && <TierTag tier={shown.complaint.tier} />}</>}
        lead={(
          <>
            {shown.callers.map((caller) => <span key={caller.key}><Link to={`/studio/cases/${caller.key}`}>{nameOf(caller)}</Link> › </span>)}
            <Link to={`/studio/watch/${shown.processId}`}>{nameOf(shown)}</Link> · {t('versionNo', { version: shown.version })} · <span className="receipt">{shown.key}</span>
            {shown.complaint && <> · <a href={`/desk/complaints/${shown.complaint.id}`}>{t('caseFile')}</a></>}
          </>
        )}
      >
        {shown.state === 'active' && shown.version < shown.latest && <Link to={`/studio/migrations/new${query({ process: shown.processId, to: shown.latest, case: shown.key })}`}><Button>{t('toVersion', { version: shown.latest })}</Button></Link>}
        {shown.state === 'active' && <MoveToken {...work} chosen={step} />}
        {shown.state === 'active' && shown.callers.length === 0 && <Operate danger label={t('cancel')} title={t('cancelTitle')} lead={t('cancelLead')} path={`/api/watch/cases/${shown.key}/cancel`} />}
      </PageHead>
      {stuck && <Alert className="gap-below" type="error" title={t('isStuck')} description={<OpenIncidents {...work} />} />}
      <Card className="watch-diagram">
        <Shown of={xml} failed={t('failed')}>{(text) => <Diagram xml={text} marks={marksOf(shown)} taken={shown.flows.map(({ flowId }) => flowId)} badges={signsOf(shown, (count) => t('passes', { count }))} chosen={step} onElement={(id) => set({ step: id, tab: 'path' })} />}</Shown>
      </Card>
      <Card className="gap-above">
        <Tabs
          activeKey={search.get('tab') ?? 'work'}
          onChange={(tab) => set({ tab })}
          items={[
            { key: 'work', label: t('tab.work'), children: <OpenWork {...work} /> },
            { key: 'variables', label: t('tab.variables'), children: <Variables {...work} /> },
            { key: 'decisions', label: t('tab.decisions'), children: <Decisions {...work} /> },
            { key: 'path', label: t('tab.path'), children: <Passed {...work} step={step} onAll={() => setSearch({ tab: 'path' }, { replace: true })} /> },
            { key: 'interventions', label: `${t('tab.interventions')}${shown.operations.length > 0 ? ` (${shown.operations.length})` : ''}`, children: <Interventions {...work} /> },
          ]}
        />
      </Card>
    </>
  )
}

/** An element that an incident holds up is stuck, whatever the engine calls its state. */
function marksOf({ elements, incidents }: WatchedCase): ElementMark[] {
  return [...elements, ...incidents.filter(({ state }) => state === 'open').map(({ elementId }) => ({ elementId, state: 'incident' as const }))]
}

/** Steps that were entered more than once say how often. */
function signsOf({ elements }: WatchedCase, title: (count: number) => string): Badge[] {
  return [...Map.groupBy(elements, ({ elementId }) => elementId)].flatMap(([elementId, passes]) => (passes.length > 1 ? [{ elementId, text: `${passes.length}×`, tone: 'plain' as const, title: title(passes.length) }] : []))
}
