import { Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { shortSpan } from '../watch/short-span.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { PassedStep, WatchedCase } from '../../kit/shapes/watch.ts'

/** The way so far, step by step; of one step alone where it was clicked in the diagram. */
export function Passed({ shown, stepName, step, onAll }: { shown: WatchedCase; stepName: (id: string) => string; step: string | undefined; onAll: () => void }) {
  const { t } = useTexts('watchCase')
  const { language } = useLanguage()
  const word = useWord()
  const stuck = new Set(shown.incidents.filter(({ state }) => state === 'open').map(({ elementInstanceKey }) => elementInstanceKey))
  const columns: TableColumnsType<PassedStep> = [
    { key: 'step', title: t('step'), render: (_, { elementId, calledInstanceKey }) => <>{stepName(elementId)}{calledInstanceKey !== undefined && <> · <Link to={`/studio/cases/${calledInstanceKey}`}>{t('goInside')}</Link></>}</> },
    { key: 'state', title: t('state'), width: 110, render: (_, { key, state }) => word('element', stuck.has(key) ? 'incident' : state) },
    { key: 'entered', title: t('entered'), width: 180, render: (_, { enteredAt }) => <Instant at={enteredAt} /> },
    { key: 'stay', title: t('stay'), width: 110, responsive: ['sm'], render: (_, { enteredAt, leftAt }) => (leftAt === undefined ? '' : shortSpan(new Date(leftAt).getTime() - new Date(enteredAt).getTime(), language)) },
  ]
  const rows = step === undefined ? shown.elements.filter(({ type }) => !/GATEWAY/.test(type)) : shown.elements.filter(({ elementId }) => elementId === step)
  return (
    <>
      {step !== undefined && <p><b>{stepName(step)}</b> <Button type="link" size="small" onClick={onAll}>{t('wholePath')}</Button></p>}
      <Table<PassedStep> size="small" rowKey="key" pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} columns={columns} dataSource={rows.toReversed()} locale={{ emptyText: t('notEntered') }} />
    </>
  )
}
