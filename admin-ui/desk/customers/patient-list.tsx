import { useInfiniteQuery } from '@tanstack/react-query'
import { Empty, Table } from 'antd'
import { numberOf } from './patient-line.tsx'
import * as queries from './queries.ts'
import { More } from '../parts/more.tsx'
import { Shown } from '../parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import type { Patient } from '../../kit/shapes/customers.ts'

/** The general record: patients as the hospital's system has them. */
export function PatientList({ q }: { q: string }) {
  const { t } = useTexts('customers')
  const found = useInfiniteQuery(queries.patients(q))
  return (
    <>
      <Shown of={found} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(q === '' ? 'noPatients' : 'nothing')} />
          : (
              <Table<Patient> className="ledger" rowKey="id" size="middle" pagination={false} dataSource={items} columns={[
                { key: 'name', title: t('patientColumn.name'), render: (_, { name, gender }) => <><b>{name}</b> {gender && <span className="quiet">{t(`gender.${gender}`)}</span>}</> },
                { key: 'number', title: t('patientColumn.number'), width: 180, render: (_, { identifiers }) => identifiers.map(numberOf).join(' · ') },
                { key: 'birth', title: t('patientColumn.birth'), width: 130, responsive: ['md'], dataIndex: 'birthDate' },
                { key: 'phone', title: t('patientColumn.phone'), width: 200, responsive: ['sm'], render: (_, { phones }) => phones.join(' · ') },
                { key: 'email', title: t('patientColumn.email'), width: 220, responsive: ['lg'], render: (_, { emails }) => emails.join(' · ') },
              ]} />
            ))}
      </Shown>
      <More of={found} />
    </>
  )
}
