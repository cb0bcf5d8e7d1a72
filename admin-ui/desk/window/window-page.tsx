import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Grid } from 'antd'
import { Link, useParams } from 'react-router'
import { Answers } from './answers.tsx'
import { Contradictions } from './contradictions.tsx'
import { Letter } from './letter.tsx'
import { PointCards } from './point-cards.tsx'
import { PointTable } from './point-table.tsx'
import { WindowTasks } from './window-tasks.tsx'
import { windowOf } from './window-queries.ts'
import './window.css'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { StateTag, TierTag } from '../parts/tags.tsx'
import * as queries from '../queries.ts'
import { useTexts } from '../../kit/language.ts'
import type { Complaint } from '../../kit/shapes/desk.ts'
import type { CaseWindow } from '../../kit/shapes/overviews.ts'

/** The 1+X window of a case: points as rows, departments as columns, the one answer beside them. On a phone one point after another. */
export default function WindowPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('window')
  const complaint = useQuery(queries.complaint(id))
  const window = useQuery(windowOf(id))
  return (
    <Shown of={complaint} failed={t('failed')}>
      {(shown) => (
        <>
          <PageHead
            tab={`${t('title')} ${shown.receipt}`}
            title={<>{t('title')} <StateTag state={shown.state} /> {shown.tier !== null && <TierTag tier={shown.tier} />}</>}
            lead={<><Link to={`/desk/complaints/${id}`}><span className="receipt">{shown.receipt}</span> {shown.subject}</Link> · {t('lead')}</>}
          />
          <Shown of={window} failed={t('failed')}>
            {(found) => (found === null ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('none')} /> : <Window complaint={shown} window={found} />)}
          </Shown>
        </>
      )}
    </Shown>
  )
}

function Window({ complaint, window }: { complaint: Complaint; window: CaseWindow }) {
  const { t } = useTexts('window')
  const wide = Grid.useBreakpoint().md ?? true
  return (
    <>
      {!window.all && <Alert type="info" showIcon className="gap-below" title={t('own')} />}
      {!window.open && <Alert type="success" showIcon className="gap-below" title={t('over')} />}
      {wide ? <PointTable window={window} /> : <PointCards window={window} />}
      <div className={window.all ? 'columns window-columns gap-above' : 'stack gap-above'}>
        <div className="stack">
          <Answers columns={window.columns} />
          {window.contradictions.length > 0 && <Contradictions contradictions={window.contradictions} />}
        </div>
        <div className="stack">
          {window.all && <Letter window={window} />}
          <WindowTasks complaint={complaint} />
        </div>
      </div>
    </>
  )
}
