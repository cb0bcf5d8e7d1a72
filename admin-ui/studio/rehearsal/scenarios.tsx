import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Popconfirm, Progress, Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { OwnScenario } from './own-scenario.tsx'
import { RowTable } from './row-table.tsx'
import * as queries from './queries.ts'
import type { Outcome, Result, Run, Scenario } from './shapes.ts'
import { files } from '../documents/documents.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

const choices = ['touched', 'own', 'all'] as const
type Choice = (typeof choices)[number]

/** The hospital's and the product's scenarios, played against what is on the stage. */
export function Scenarios() {
  const { t } = useTexts('studioRehearsal')
  const all = useQuery(queries.scenarios)
  const run = useQuery(queries.run)
  return <Shown of={all} failed={t('failed')}>{(scenarios) => <Listed scenarios={scenarios} run={run.data ?? null} />}</Shown>
}

function Listed({ scenarios, run }: { scenarios: Scenario[]; run: Run | null }) {
  const { t } = useTexts('studioRehearsal')
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Choice>(scenarios.some(({ touched }) => touched) ? 'touched' : scenarios.some(({ own }) => own) ? 'own' : 'all')
  const [find, setFind] = useState('')
  const { language } = useLanguage()
  const diagrams = useQuery(files('diagram')).data ?? []
  const titleOf = (process: string): string => diagrams.find(({ id }) => id === process)?.title[language] ?? process
  const shown = scenarios.filter((one) => (chosen === 'all' || one[chosen]) && `${one.name} ${one.process === null ? '' : titleOf(one.process)}`.toLowerCase().includes(find.toLowerCase()))
  const resultOf = new Map(run?.results.map((result) => [result.scenario, result]))
  const running = run?.state === 'running'
  const refresh = () => client.invalidateQueries({ queryKey: ['rehearsal'] })
  const start = useMutation({ mutationFn: (ids: string[]) => call('/api/studio/rehearsal/run', { json: { ids } }), onSettled: refresh })
  return (
    <div className="stack">
      <div className="rehearsal-bar">
        <Segmented value={chosen} onChange={setChosen} options={choices.map((value) => ({ value, label: t(`choice.${value}`, { count: scenarios.filter((one) => value === 'all' || one[value]).length }) }))} />
        <Input.Search className="rehearsal-find" allowClear placeholder={t('find')} aria-label={t('find')} onChange={({ target: { value } }) => setFind(value)} />
        {running
          ? <Button danger onClick={() => void call('/api/studio/rehearsal/run', { method: 'DELETE' }).then(refresh)}>{t('stop')}</Button>
          : <Popconfirm title={t('runSure')} okText={t('run', { count: shown.length })} cancelText={t('common:cancel')} onConfirm={() => start.mutate(shown.map(({ id }) => id))}><Button type="primary" disabled={shown.length === 0} loading={start.isPending}>{t('run', { count: shown.length })}</Button></Popconfirm>}
        <Button type="text" href="/api/studio/scenarios.csv">{t('download')}</Button>
      </div>
      {start.error && <Alert type="error" title={start.error.message} />}
      {run && <Standing run={run} scenarios={scenarios} />}
      <Table<Scenario>
        rowKey="id" size="small" dataSource={shown} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: t(`noScenarios.${chosen}`) }}
        expandable={{ expandedRowRender: (scenario) => <Opened scenario={scenario} result={resultOf.get(scenario.id)} onChanged={refresh} /> }}
        columns={[
          { key: 'name', title: t('scenario'), render: (_, { name, process, own }) => <>{name} {own && <Tag color="blue">{t('ownTag')}</Tag>}<div className="quiet">{process === null ? null : titleOf(process)}</div></> },
          { key: 'result', title: t('result'), width: 170, render: (_, { id }) => <Came result={resultOf.get(id)} waiting={running && run.wanted.includes(id)} /> },
          { key: 'live', title: t('before'), width: 170, responsive: ['md'], render: (_, { id, live }) => <Before live={live?.outcome ?? null} now={resultOf.get(id)?.outcome ?? null} /> },
        ]}
      />
    </div>
  )
}

const colours: Record<Outcome, string> = { passed: 'green', failed: 'red', unfit: 'default' }

function Came({ result, waiting }: { result: Result | undefined; waiting: boolean }) {
  const { t } = useTexts('studioRehearsal')
  if (!result) return waiting ? <span className="quiet">{t('waiting')}</span> : null
  return <><Tag color={colours[result.outcome]}>{t(`outcome.${result.outcome}`)}</Tag><span className="quiet">{(result.milliseconds / 1_000).toFixed(1)} s</span></>
}

/** How it last went with what is live; the difference is what the draft has done. */
function Before({ live, now }: { live: Outcome | null; now: Outcome | null }) {
  const { t } = useTexts('studioRehearsal')
  if (!live) return <span className="quiet">{t('neverPlayed')}</span>
  const news = now !== null && now !== live && now !== 'unfit' && live !== 'unfit'
  return <>{t(`outcome.${live}`)} {news && <Tag color={now === 'failed' ? 'red' : 'green'}>{t(now === 'failed' ? 'broken' : 'mended')}</Tag>}</>
}

function Standing({ run: { state, wanted, results }, scenarios }: { run: Run; scenarios: Scenario[] }) {
  const { t } = useTexts('studioRehearsal')
  const count = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length
  const broken = results.filter(({ scenario, outcome }) => outcome === 'failed' && scenarios.find(({ id }) => id === scenario)?.live?.outcome === 'passed').length
  return (
    <div role="status">
      <Progress percent={Math.round((results.length / Math.max(wanted.length, 1)) * 100)} status={count('failed') > 0 ? 'exception' : state === 'running' ? 'active' : 'normal'} />
      {t('standing', { done: results.length, all: wanted.length, passed: count('passed'), failed: count('failed') })} {count('unfit') > 0 && t('unfitCount', { count: count('unfit') })} {broken > 0 && <b className="rehearsal-over">{t('brokenCount', { count: broken })}</b>}
    </div>
  )
}

function Opened({ scenario, result, onChanged }: { scenario: Scenario; result: Result | undefined; onChanged: () => Promise<void> }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  return (
    <div className="stack">
      {result?.fault && <Alert type={result.outcome === 'failed' ? 'error' : 'warning'} title={`${t('inRow', { number: result.fault.row })} ${result.fault.said[language]}`} />}
      {scenario.own ? <OwnScenario scenario={scenario} fault={result?.fault ?? null} onChanged={onChanged} /> : <RowTable rows={scenario.rows} fault={result?.fault ?? null} />}
    </div>
  )
}
