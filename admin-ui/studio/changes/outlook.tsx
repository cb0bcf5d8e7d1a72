import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Card, Skeleton } from 'antd'
import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FindingList } from './finding-list.tsx'
import { named } from '../../desk/parts/named.ts'
import { call, query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import type { ProcessImpact, ScenarioSummary, StudioFile } from '../../kit/shapes/studio.ts'
import * as queries from '../releases/queries.ts'

interface Look {
  names: string[]
  revisions: Record<string, number>
  findings: UseQueryResult<Finding[]>
}

/** Before it goes live: what the checks say, what the scenarios said, and what it means for cases that run. */
export function Outlook({ names, revisions, findings }: Look) {
  const { t } = useTexts('studioChanges')
  const impact = useQuery(queries.impact(names, revisions))
  const all = findings.data ?? []
  const errors = all.filter(({ severity }) => severity !== 'warning').length
  return (
    <Card size="small" title={t('before')}>
      <ul className="outlook">
        {names.length === 0 ? <li className="quiet">{t('nothingChosen')}</li> : (
          <>
            {findings.isLoading ? <li><Skeleton active title={false} paragraph={{ rows: 1 }} /></li> : findings.error
              ? <Line tone="warn">{t('notChecked')}</Line>
              : <Line tone={errors > 0 ? 'bad' : all.length > 0 ? 'warn' : 'good'}>{errors > 0 ? t('errors', { count: errors }) : all.length > 0 ? t('warnings', { count: all.length }) : t('noFindings')}</Line>}
            <FindingList findings={all.filter(({ file }) => !names.includes(file ?? ''))} withFile />
            <Scenarios names={names} revisions={revisions} />
            {impact.data === undefined ? impact.isLoading && <li><Skeleton active title={false} paragraph={{ rows: 1 }} /></li> : <Running processes={impact.data} />}
          </>
        )}
      </ul>
    </Card>
  )
}

const icons = { good: <CheckCircleFilled />, warn: <ExclamationCircleFilled />, bad: <CloseCircleFilled />, plain: <InfoCircleFilled /> }

function Line({ tone, children }: { tone: keyof typeof icons; children: ReactNode }) {
  return <li data-tone={tone}>{icons[tone]} <span>{children}</span></li>
}

function Scenarios({ names, revisions }: Pick<Look, 'names' | 'revisions'>) {
  const { t } = useTexts('studioChanges')
  const summary = useQuery({
    queryKey: ['studio', 'scenarios', 'summary', names, revisions],
    queryFn: async () => {
      const drafts = await Promise.all(names.map((name) => call<StudioFile>(`/api/studio/file${query({ name, at: 'draft' })}`)))
      return await call<{ summary: ScenarioSummary | null }>('/api/studio/scenarios/summary', { json: { files: Object.fromEntries(drafts.map(({ name, checksum }) => [name, checksum])) } })
    },
  })
  if (!summary.data) return null
  const { summary: found } = summary.data
  const play = <Link to="/studio/rehearsal">{t('toRehearsal')}</Link>
  if (found === null) return <Line tone="plain">{t('notTried')} {play}</Line>
  return <Line tone={found.failed > 0 ? 'bad' : 'good'}>{found.failed > 0 ? t('scenariosFailed', { count: found.failed, all: found.ran }) : t('scenariosPassed', { count: found.ran })} {play}</Line>
}

/** Cases that run keep their version: how many there are, and which of their steps the draft no longer has. */
function Running({ processes }: { processes: ProcessImpact[] }) {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const running = processes.filter((one) => one.running > 0)
  if (running.length === 0) return <Line tone="good">{t('nobodyRuns')}</Line>
  return running.map((one) => {
    const gone = one.waitingAt.filter((step) => step.gone)
    return (
      <Line key={one.id} tone={gone.length > 0 ? 'warn' : 'plain'}>
        {t('runs', { count: one.running, name: named(one, language) })}
        {gone.length > 0 && <> {t('goneSteps', { steps: gone.map((step) => `${named(step, language)} (${step.count})`).join(language === 'zh' ? '、' : ', ') })}</>}
      </Line>
    )
  })
}
