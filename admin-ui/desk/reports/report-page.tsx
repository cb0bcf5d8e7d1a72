import { useQuery } from '@tanstack/react-query'
import { PrinterOutlined } from '@ant-design/icons'
import { Button, Card } from 'antd'
import { useParams } from 'react-router'
import { Breakdowns } from './breakdowns.tsx'
import { periodOf } from './period.ts'
import { Problems } from './problems.tsx'
import { report } from './queries.ts'
import { Satisfaction } from './satisfaction.tsx'
import { Targets } from './targets.tsx'
import { useNames } from './use-names.ts'
import './reports.css'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Report } from '../../kit/shapes/reports.ts'

/** One report: everything it counts, as tables to read and to print. */
export default function ReportPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('reports')
  const asked = useQuery(report(id))
  return <Shown of={asked} failed={t('failed')}>{(shown) => <WholeReport report={shown} />}</Shown>
}

function WholeReport({ report: shown }: { report: Report }) {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  const { department } = useNames()
  const { figures } = shown
  const title = `${t(`kind.${shown.kind}`)} · ${periodOf(shown, language, shown.zone)}`
  return (
    <div className="report">
      <PageHead
        tab={title}
        title={title}
        lead={[shown.department && t('ofDepartment', { department: department(shown.department) }), t('compiled', { time: formatInstant(shown.compiledAt, language) }), shown.releasedAt === null && t('waits')].filter(Boolean).join(' · ')}
      >
        <Button className="not-printed" icon={<PrinterOutlined />} onClick={() => window.print()}>{t('print')}</Button>
      </PageHead>
      <Comment report={shown} />
      <Card title={t('counts.title')}>
        <dl className="figures">
          {(['received', 'closed', 'open', 'reopened', 'missedLimits', 'epidemic', 'receivedOfEmergency'] as const).map((name) => <div key={name}><dt>{t(`counts.${name}`)}</dt><dd>{figures.counts[name]}</dd></div>)}
        </dl>
      </Card>
      <Targets targets={figures.targets} />
      <Satisfaction figures={figures} />
      <Problems figures={figures} />
      <Breakdowns figures={figures} />
    </div>
  )
}

function Comment({ report: { kind, comment, releasedAt } }: { report: Report }) {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  if (!comment) return kind === 'monthly' && releasedAt !== null ? <p className="quiet">{t('noComment')}</p> : null
  return (
    <Card title={t('comment')} className="gap-below">
      <p className="narrative">{comment.text}</p>
      <p className="quiet">{t('commentBy', { name: comment.by?.name ?? '–', time: formatInstant(comment.at, language) })}</p>
    </Card>
  )
}
