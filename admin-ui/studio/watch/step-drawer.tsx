import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer, Empty } from 'antd'
import { Link } from 'react-router'
import { ErrorTag } from './error-tag.tsx'
import { shortSpan } from './short-span.ts'
import { stepName } from './steps-table.tsx'
import * as queries from './queries.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { More } from '../../desk/parts/more.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { FoundCase, Watched, WatchedElement } from '../../kit/shapes/watch.ts'

/** One step of the diagram: its numbers, and the cases that stand there. */
export function StepDrawer({ watched, step, onClose }: { watched: Watched; step: string | undefined; onClose: () => void }) {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  const element = watched.elements.find(({ elementId }) => elementId === step)
  return (
    <Drawer open={step !== undefined} onClose={onClose} size={440} title={step !== undefined && stepName(element ?? watched.names.find(({ elementId }) => elementId === step) ?? { elementId: step }, language)} mask={false}>
      {element !== undefined && <Numbers element={element} />}
      {step !== undefined && <CasesHere processId={watched.id} step={step} />}
      {element === undefined && <p className="quiet">{t('neverEntered')}</p>}
    </Drawer>
  )
}

function Numbers({ element: { entered, median, p90, inTime, late, oldest, active } }: { element: WatchedElement }) {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  return (
    <dl className="facts gap-below">
      <div><dt>{t('column.here')}</dt><dd>{active}{oldest !== undefined && <span className="quiet"> · {t('oldest')} <Instant at={oldest} /></span>}</dd></div>
      <div><dt>{t('column.entered')}</dt><dd>{entered}</dd></div>
      {median !== undefined && <div><dt>{t('stay')}</dt><dd>{t('stayIs', { median: shortSpan(median, language), p90: shortSpan(p90 ?? median, language) })}</dd></div>}
      {inTime + late > 0 && <div><dt>{t('column.brokenDue')}</dt><dd>{t('ofAll', { count: late, all: inTime + late })}</dd></div>}
    </dl>
  )
}

function CasesHere({ processId, step }: { processId: string; step: string }) {
  const { t } = useTexts('watch')
  const cases = useInfiniteQuery(queries.cases({ process: processId, element: step, state: 'active' }))
  return (
    <>
      <h3 className="watch-cases-head">{t('casesHere')} <Link to={`/studio/cases?process=${processId}&element=${encodeURIComponent(step)}&state=active`}>{t('allInSearch')}</Link></h3>
      <Shown of={cases} failed={t('failed')}>
        {(items) => (items.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobodyHere')} /> : <ul className="watch-cases">{items.map((one) => <Case key={one.key} found={one} step={step} />)}</ul>)}
      </Shown>
      <More of={cases} />
    </>
  )
}

function Case({ found, step }: { found: FoundCase; step: string }) {
  const { t } = useTexts('watch')
  const since = found.at.find(({ elementId }) => elementId === step)?.since
  const stuck = found.incidents.find(({ elementId }) => elementId === step)
  return (
    <li>
      <Link to={`/studio/cases/${found.key}`}><b className="receipt">{found.complaint?.receipt ?? found.key}</b></Link>
      {since !== undefined && <span className="quiet">{t('since')} <Instant at={since} /></span>}
      {stuck && <ErrorTag code={stuck.code} />}
    </li>
  )
}
