import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { shortSpan } from './short-span.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Watched, WatchedElement } from '../../kit/shapes/watch.ts'

/** The diagram in numbers, and the way to a step for those who do not use a mouse. */
export function StepsTable({ watched, onStep }: { watched: Watched; onStep: (id: string) => void }) {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  const span = (milliseconds: number | undefined) => (milliseconds === undefined ? '' : shortSpan(milliseconds, language))
  const columns: TableColumnsType<WatchedElement> = [
    { key: 'step', title: t('column.step'), render: (_, element) => <><Button type="link" className="watch-step" onClick={() => onStep(element.elementId)}>{stepName(element, language)}</Button>{element.gone && <Tag className="tag">{t('gone')}</Tag>}</> },
    { key: 'active', title: t('column.here'), width: 90, render: (_, { active }) => (active > 0 ? <b>{active}</b> : ''), sorter: (one, other) => one.active - other.active },
    { key: 'stuck', title: t('column.stuck'), width: 90, render: (_, { incidents }) => (incidents > 0 ? <Tag className="tag" color="red">{incidents}</Tag> : ''), sorter: (one, other) => one.incidents - other.incidents },
    { key: 'overdue', title: t('column.late'), width: 100, render: (_, { overdue }) => (overdue > 0 ? <Tag className="tag" color="orange">{overdue}</Tag> : ''), sorter: (one, other) => one.overdue - other.overdue },
    { key: 'entered', title: t('column.entered'), width: 100, responsive: ['md'], render: (_, { entered }) => entered || '', sorter: (one, other) => one.entered - other.entered },
    { key: 'median', title: t('column.median'), width: 110, responsive: ['sm'], render: (_, { median }) => span(median), sorter: (one, other) => (one.median ?? 0) - (other.median ?? 0) },
    { key: 'p90', title: t('column.p90'), width: 110, responsive: ['md'], render: (_, { p90 }) => span(p90), sorter: (one, other) => (one.p90 ?? 0) - (other.p90 ?? 0) },
    { key: 'brokenDue', title: t('column.brokenDue'), width: 130, responsive: ['md'], render: (_, { inTime, late }) => (inTime + late > 0 ? t('ofAll', { count: late, all: inTime + late }) : '') },
  ]
  const worth = watched.elements.filter(({ type = '', active, incidents }) => active > 0 || incidents > 0 || !/Gateway|SequenceFlow/.test(type))
  return <Table<WatchedElement> className="ledger gap-above" rowKey="elementId" size="small" pagination={false} columns={columns} dataSource={worth.toSorted(busiestFirst)} locale={{ emptyText: t('nothingYet') }} />
}

export const stepName = ({ elementId, name, nameZh }: { elementId: string; name?: string; nameZh?: string }, language: 'en' | 'zh'): string =>
  named({ name: name ?? elementId, ...(nameZh === undefined ? {} : { nameZh }) }, language)

const busiestFirst = (one: WatchedElement, other: WatchedElement): number => other.incidents - one.incidents || other.overdue - one.overdue || other.active - one.active || other.entered - one.entered
