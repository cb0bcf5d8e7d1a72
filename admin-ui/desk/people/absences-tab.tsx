import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, DatePicker, Form, Select, Table, type TableColumnsType } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { Exports } from './exports.tsx'
import { ImportFile } from './import-file.tsx'
import * as people from './people-queries.ts'
import { Field } from './row-form.tsx'
import { useFaultWords } from './use-fault-words.ts'
import { around } from './wall-time.ts'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { dateOf, useNow } from '../../kit/time.ts'
import type { AbsenceRow } from '../../kit/shapes/people.ts'

const planners = ['administrator', 'complaint-office', 'department-head']
const reasons = ['leave', 'consultation', 'training', 'sick', 'other'] as const
const columns = ['person', 'from', 'to', 'reason']
/** Days that are looked at ahead. */
const ahead = 58

/** Who is away from now on: entered, imported, taken back. */
export function AbsencesTab() {
  const { t } = useTexts('people')
  const { roles } = useMe()
  const plans = planners.some((role) => roles.includes(role))
  const nameOf = usePersonName()
  const client = useQueryClient()
  const today = dateOf(useNow())
  const away = useQuery(people.absences(around(today, ahead)))
  const remove = useMutation({ mutationFn: ({ id }: AbsenceRow) => people.change('absences', { remove: [id] }), onSuccess: () => client.invalidateQueries(people.everything) })
  const shown: TableColumnsType<AbsenceRow> = [
    { key: 'person', title: t('column.person'), render: (_, { person }) => nameOf(person) },
    { key: 'from', title: t('column.from'), render: (_, { from }) => <Instant at={from} /> },
    { key: 'to', title: t('column.to'), render: (_, { to }) => <Instant at={to} /> },
    { key: 'reason', title: t('column.reason'), render: (_, { reason }) => t(`value.${reason as 'leave'}`) },
    { key: 'remove', width: 56, fixed: 'right', render: (_, row) => <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove', { name: nameOf(row.person) })} onClick={() => remove.mutate(row)} /> },
  ]
  return (
    <div className="stack">
      <div className="people-bar"><p className="quiet">{t('handedOver')} {!plans && t('mine')}</p>{plans && <span className="page-actions"><ImportFile name="absences" columns={columns} /><Exports name="absences" /></span>}</div>
      <Enter plans={plans} />
      <Shown of={away} failed={t('failed')}>
        {(rows) => (rows.length === 0
          ? <p className="empty quiet">{t('noAbsences')}</p>
          : <Table<AbsenceRow> size="small" rowKey="id" columns={shown} dataSource={rows.toSorted((one, other) => one.from.localeCompare(other.from))} scroll={{ x: 'max-content' }} pagination={{ hideOnSinglePage: true, pageSize: 25, showSizeChanger: false }} />)}
      </Shown>
    </div>
  )
}

interface Entered { person?: string; time: [Dayjs, Dayjs]; reason: string }

function Enter({ plans }: { plans: boolean }) {
  const { t } = useTexts('people')
  const inWords = useFaultWords()
  const { id } = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const client = useQueryClient()
  const [key, setKey] = useState(0)
  const enter = useMutation({
    mutationFn: ({ person = id, time: [from, to], reason }: Entered) => people.change('absences', { items: [{ person, from: from.format('YYYY-MM-DD HH:mm'), to: to.format('YYYY-MM-DD HH:mm'), reason }] }),
    onSuccess: async () => {
      void message.success(t('saved'))
      setKey(key + 1)
      form.resetFields()
      await client.invalidateQueries(people.everything)
    },
  })
  return (
    <Card size="small">
      {enter.error && <Alert className="gap-below" type="error" showIcon title={enter.error instanceof Problem ? enter.error.message : t('common:noConnection')} {...(enter.error instanceof Problem && { description: enter.error.errors.map(({ message: text, path }) => inWords(text, path)).join(' ') })} />}
      <Form form={form} className="people-enter" layout="vertical" initialValues={{ person: id, reason: 'leave' }} onFinish={(entered) => enter.mutate(entered)}>
        {plans && <Form.Item name="person" label={t('column.person')} rules={[{ required: true, message: '' }]}><Field column="person" /></Form.Item>}
        <Form.Item name="time" label={t('when')} rules={[{ required: true, message: '' }]}><DatePicker.RangePicker key={key} showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" className="full" /></Form.Item>
        <Form.Item name="reason" label={t('column.reason')}><Select options={reasons.map((value) => ({ value, label: t(`value.${value}`) }))} /></Form.Item>
        <Form.Item label=" " colon={false}><Button type="primary" htmlType="submit" loading={enter.isPending}>{t('add')}</Button></Form.Item>
      </Form>
    </Card>
  )
}
