import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { CaseList } from './case-list.tsx'
import { MappingTable } from './mapping-table.tsx'
import * as migrations from './migrations.ts'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { Problem, query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { MigrationPlan, OldVersions, StepChoice } from '../../kit/shapes/migrations.ts'
import './migrations.css'

/** A dry run of moving cases: to which version, which step becomes which, who waits for what – then go. */
export default function PlanPage() {
  const { t } = useTexts('studioMigrations')
  const [asked] = useSearchParams()
  const versions = useQuery(migrations.oldVersions)
  return (
    <div className="studio-page stack">
      <PageHead title={t('plan')} lead={t('planLead')} />
      <Shown of={versions} failed={t('failed')}>{(items) => (items.length === 0 ? <Alert type="success" showIcon title={t('nothingBehind')} /> : <Planner processes={items} first={asked.get('process')} to={Number(asked.get('to'))} only={asked.get('case')} />)}</Shown>
    </div>
  )
}

function Planner({ processes, first, to: wantedTo, only }: { processes: OldVersions[]; first: string | null; to: number; only: string | null }) {
  const { t } = useTexts('studioMigrations')
  const { language } = useLanguage()
  const [processId, setProcess] = useState(first ?? processes[0]?.id ?? '')
  const process = processes.find(({ id }) => id === processId)
  const [to, setTo] = useState(wantedTo || (process?.latest ?? 1))
  const [mappings, setMappings] = useState<StepChoice[]>([])
  const wanted = { processId, to, mappings, ...(only !== null && processId === first && { cases: [only] }) }
  const plan = useQuery({ ...migrations.plan(wanted), enabled: processId !== '', placeholderData: keepPreviousData })
  const chooseProcess = (id: string) => {
    setProcess(id)
    setTo(processes.find((one) => one.id === id)?.latest ?? 1)
    setMappings([])
  }
  const map = (from: number, step: string, next: string) => {
    const others = mappings.find((one) => one.from === from)?.steps.filter((one) => one.from !== step) ?? []
    setMappings([...mappings.filter((one) => one.from !== from), { from, steps: [...others, { from: step, to: next }] }])
  }
  return (
    <>
      <Card>
        <div className="migration-choice">
          <label>{t('column.process')}<Select aria-label={t('column.process')} value={processId} onChange={chooseProcess} showSearch={{ optionFilterProp: 'label' }} options={processes.map((one) => ({ value: one.id, label: named(one, language) }))} /></label>
          <label>{t('to')}<Select aria-label={t('to')} value={to} onChange={(version: number) => { setTo(version); setMappings([]) }} options={process?.versions.map(({ version, running }) => ({ value: version, label: `${t('version', { version })}${version === process.latest ? ` – ${t('latest')}` : ''} (${t('running', { count: running })})` })) ?? []} /></label>
        </div>
      </Card>
      {wanted.cases && <Alert type="info" showIcon title={t('onlyOne')} action={<Link to={`/studio/migrations/new${query({ process: processId, to })}`}>{t('allCases')}</Link>} />}
      <Shown of={plan} failed={t('failed')}>{(shown) => <Planned key={`${processId} ${to}`} plan={shown} wanted={wanted} isOld={plan.isPlaceholderData} onMap={map} />}</Shown>
    </>
  )
}

/** `isOld`: what is shown belongs to what was wanted before. */
function Planned({ plan, wanted, isOld, onMap }: { plan: MigrationPlan; wanted: migrations.Wanted; isOld: boolean; onMap: (from: number, step: string, next: string) => void }) {
  const { t } = useTexts('studioMigrations')
  const navigate = useNavigate()
  const client = useQueryClient()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const chosen = plan.cases.filter(({ instanceKey }) => !out.has(instanceKey))
  const start = useMutation({
    mutationFn: () => migrations.start({ ...wanted, cases: chosen.map(({ instanceKey }) => instanceKey), note: note.trim() }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries(migrations.everything)
      await navigate(`/studio/migrations/${id}`)
    },
  })
  if (plan.cases.length === 0) return <Alert type="success" showIcon title={t('allThere')} />
  const count = (way: string | undefined) => chosen.filter(({ obstacle }) => obstacle?.way === way).length
  return (
    <>
      <Card title={t('mapping')}>
        <p className="quiet">{t('mappingHint')}</p>
        {plan.mappings.map(({ from, steps }) => <MappingTable key={from} from={from} steps={steps} targets={plan.targets} onMap={(step, next) => onMap(from, step, next)} />)}
      </Card>
      <Card title={t('dryRun')} extra={<span className="quiet">{t('nothingYet')}</span>}>
        <ul className="migration-sum" aria-live="polite">
          {count(undefined) > 0 && <li data-way="now"><b>{count(undefined)}</b> {t('sum.now')}</li>}
          {count('wait') > 0 && <li data-way="wait"><b>{count('wait')}</b> {t('sum.wait')}</li>}
          {count('choose') > 0 && <li data-way="choose"><b>{count('choose')}</b> {t('sum.choose')}</li>}
          {count('never') > 0 && <li data-way="never"><b>{count('never')}</b> {t('sum.never')}</li>}
        </ul>
        {plan.more > 0 && <Alert className="gap-below" type="info" showIcon title={t('more', { count: plan.more })} />}
        <p className="quiet">{t('limitsStay')}</p>
        <CaseList cases={plan.cases} mappings={plan.mappings} chosen={chosen.map(({ instanceKey }) => instanceKey)} onChoose={(keys) => setOut(new Set(plan.cases.map(({ instanceKey }) => instanceKey).filter((key) => !keys.includes(key))))} />
      </Card>
      <Card title={t('go')}>
        <div className="stack">
          <label className="migration-why">{t('why')}<Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} value={note} placeholder={t('whyHint')} onChange={({ target }) => setNote(target.value)} /></label>
          {start.error && <Alert type="error" showIcon title={start.error instanceof Problem ? start.error.message : t('common:noConnection')} />}
          <div className="page-actions"><Button type="primary" disabled={isOld || note.trim() === '' || chosen.length === 0} loading={start.isPending} onClick={() => start.mutate()}>{t('moveNow', { count: chosen.length })}</Button></div>
        </div>
      </Card>
    </>
  )
}
