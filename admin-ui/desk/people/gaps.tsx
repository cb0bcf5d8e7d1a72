import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Table, type TableColumnsType } from 'antd'
import * as people from './people-queries.ts'
import { useWordOf } from './use-word-of.ts'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { Instant } from '../parts/instant.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Gap } from '../../kit/shapes/people.ts'

/** When nobody of a department would answer, and what is wrong with posts and rosters, before it happens. */
export function Gaps() {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const word = useWordOf()
  const found = useQuery(people.gaps)
  const { data: departments = [] } = useQuery(queries.departments)
  const columns: TableColumnsType<Gap> = [
    { key: 'when', title: t('when'), render: (_, { from, to }) => <><Instant at={from} /> – <Instant at={to} /></> },
    { key: 'department', title: t('department'), render: (_, { department }) => named(departments.find(({ id }) => id === department) ?? { name: department }, language) },
    { key: 'what', title: t('what'), render: (_, { kind }) => word('gap', kind) },
    { key: 'why', title: t('why'), render: (_, { because }) => <span className="quiet">{because.map(({ text }) => text[language]).join(' ')}</span> },
  ]
  return (
    <Card title={t('gaps')} size="small">
      <Shown of={found} failed={t('failed')}>
        {({ items, findings }) => (
          <>
            {items.length === 0
              ? <p className="quiet">{t('noGaps')}</p>
              : <Table<Gap> size="small" rowKey={({ department, from, kind }) => `${department} ${from} ${kind}`} columns={columns} dataSource={items} scroll={{ x: 820 }} pagination={{ hideOnSinglePage: true, pageSize: 6, showSizeChanger: false }} />}
            {findings.length > 0 && (
              <Alert className="gap-above" type="warning" showIcon title={t('findings')} description={<ul className="people-findings">{findings.map(({ path, rule, subject }) => <li key={path + rule}>{subject[language]}: {word('rule', rule)}</li>)}</ul>} />
            )}
          </>
        )}
      </Shown>
    </Card>
  )
}
