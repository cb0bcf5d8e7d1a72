import { useQuery } from '@tanstack/react-query'
import { Input, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { ChangeVariable, isChangeable } from './change-variable.tsx'
import { ShownValue } from './shown-value.tsx'
import * as queries from '../watch/queries.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { useTexts } from '../../kit/language.ts'
import type { WatchedCase, WatchedVariable } from '../../kit/shapes/watch.ts'

/** What the case knows; opening one shows every value that it had, and who changed it by hand. */
export function Variables({ shown, stepName }: { shown: WatchedCase; stepName: (id: string) => string }) {
  const { t } = useTexts('watchCase')
  const variables = useQuery({ ...queries.variables(shown.key), refetchInterval: shown.state === 'active' ? 10_000 : false })
  const [find, setFind] = useState('')
  const columns: TableColumnsType<WatchedVariable> = [
    { key: 'name', title: t('variable'), width: 210, render: (_, { name, elementId }) => <><b className="case-text">{name}</b>{elementId !== undefined && <div className="quiet">{t('onlyAt', { step: stepName(elementId) })}</div>}</> },
    { key: 'value', title: t('value'), render: (_, { value }) => <ShownValue value={value} /> },
    { key: 'at', title: t('changed'), width: 190, responsive: ['md'], render: (_, { at, changes }) => <><Instant at={at} />{changes.length > 1 && <div className="quiet">{t('times', { count: changes.length - 1 })}</div>}</> },
    ...(shown.state === 'active' ? [{ key: 'change', width: 100, render: (_: unknown, variable: WatchedVariable) => isChangeable(variable) && <ChangeVariable key={JSON.stringify(variable.value)} instanceKey={shown.key} variable={variable} /> }] : []),
  ]
  return (
    <Shown of={variables} failed={t('failed')}>
      {(items) => (
        <>
          <Input className="studio-find gap-below" allowClear placeholder={t('findVariable')} aria-label={t('findVariable')} value={find} onChange={({ target }) => setFind(target.value)} />
          <Table<WatchedVariable>
            rowKey={({ scope, name }) => `${scope} ${name}`}
            size="small"
            pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            columns={columns}
            dataSource={items.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()))}
            locale={{ emptyText: t('noVariables') }}
            expandable={{ rowExpandable: ({ changes }) => changes.length > 0, expandedRowRender: (variable) => <Changes of={variable} /> }}
          />
        </>
      )}
    </Shown>
  )
}

function Changes({ of: { changes } }: { of: WatchedVariable }) {
  const { t } = useTexts('watchCase')
  const nameOf = usePersonName()
  return (
    <ol className="case-changes">
      {changes.map(({ at, value, by, reason }, index) => (
        <li key={`${at} ${index}`}>
          <Instant at={at} /> <ShownValue value={value} />
          {by !== undefined ? <span className="quiet">{t('byHand', { who: nameOf(by), reason })}</span> : index === changes.length - 1 && <Tag className="tag">{t('first')}</Tag>}
        </li>
      ))}
    </ol>
  )
}
