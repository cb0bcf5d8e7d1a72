import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Select, Tag, TimePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useDepartmentChoice } from './department-choice.tsx'
import { Exports } from './exports.tsx'
import { ImportFile } from './import-file.tsx'
import * as people from './people-queries.ts'
import { Field } from './row-form.tsx'
import { useFaultWords } from './use-fault-words.ts'
import { around, dayName, plusDays, timeOf, weekFrom } from './wall-time.ts'
import { useWeekChoice } from './week-choice.tsx'
import { useMe } from '../frame/signed-in.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { dateOf, useNow } from '../../kit/time.ts'
import type { DutyShift } from '../../kit/shapes/people.ts'

const kinds = ['night', 'weekend', 'holiday', 'day'] as const
/** Nights begin and end with office hours. */
const usualHours = { night: ['17:30', '08:00'], other: ['08:00', '17:30'] } as const

/** Who is on duty in a department, a week at a time. Those who plan change it in place. */
export function RosterTab() {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const { roles, department: own } = useMe()
  const { department = '', select } = useDepartmentChoice()
  const { monday, choice } = useWeekChoice()
  const nameOf = usePersonName()
  const today = dateOf(useNow())
  const client = useQueryClient()
  const [adding, setAdding] = useState<string | null>(null)
  const duties = useQuery({ ...people.roster(department, around(monday, 7)), enabled: department !== '' })
  const remove = useMutation({ mutationFn: ({ id }: DutyShift) => people.change('roster', { remove: [id] }), onSuccess: () => client.invalidateQueries(people.everything) })
  const runsAll = roles.includes('administrator') || roles.includes('complaint-office')
  const plans = runsAll || (roles.includes('department-head') && own === department)
  return (
    <div className="stack">
      <div className="people-bar">{select}{choice}{plans && <span className="page-actions"><ImportFile name="roster" columns={['department', 'person', 'from', 'to', 'kind']} /><Exports name="roster" /></span>}</div>
      {remove.error && <Alert type="error" showIcon title={remove.error instanceof Problem ? remove.error.message : t('common:noConnection')} />}
      <Shown of={duties} failed={t('failed')}>
        {(shifts) => (
          <div className="people-roster">
            {weekFrom(monday).map((date) => {
              const own = shifts.filter(({ from }) => dateOf(from) === date).toSorted((one, other) => one.from.localeCompare(other.from))
              return (
                <section key={date} aria-label={dayName(date, language)} data-today={date === today || undefined}>
                  <header><time dateTime={date}>{dayName(date, language)}</time>{plans && <Button type="text" size="small" icon={<PlusOutlined />} aria-label={t('addShift', { date: dayName(date, language) })} onClick={() => setAdding(date)} />}</header>
                  {own.length === 0 && <p className="quiet">{t('nobodyOn')}</p>}
                  {own.map((shift) => (
                    <div className="people-shift" key={shift.id} data-kind={shift.kind}>
                      <span><b>{nameOf(shift.person)}</b>{shift.away && <Tag color="red">{t('away')}</Tag>}</span>
                      <span className="quiet">{t(`value.${shift.kind as 'night'}`)} {timeOf(shift.from)}–{timeOf(shift.to)}</span>
                      {plans && <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('remove', { name: nameOf(shift.person) })} onClick={() => remove.mutate(shift)} />}
                    </div>
                  ))}
                </section>
              )
            })}
          </div>
        )}
      </Shown>
      {adding !== null && <AddShift department={department} date={adding} onClose={() => setAdding(null)} />}
    </div>
  )
}

interface Planned { person: string; kind: string; from: Dayjs; to: Dayjs }

function AddShift({ department, date, onClose }: { department: string; date: string; onClose: () => void }) {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const inWords = useFaultWords()
  const [form] = Form.useForm<Planned>()
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: ({ person, kind, from, to }: Planned) => {
      const [begins, ends] = [from.format('HH:mm'), to.format('HH:mm')]
      return people.change('roster', { items: [{ department, person, kind, from: `${date} ${begins}`, to: `${ends <= begins ? plusDays(date, 1) : date} ${ends}` }] })
    },
    onSuccess: async () => {
      onClose()
      await client.invalidateQueries(people.everything)
    },
  })
  const hours = (kind: string) => {
    const [from, to] = usualHours[kind === 'night' ? 'night' : 'other']
    return { from: dayjs(`${date} ${from}`), to: dayjs(`${date} ${to}`) }
  }
  return (
    <Modal open title={t('addShift', { date: dayName(date, language) })} okText={t('add')} cancelText={t('common:cancel')} confirmLoading={add.isPending} onOk={() => form.submit()} onCancel={onClose}>
      {add.error && <Alert className="gap-below" type="error" showIcon title={add.error instanceof Problem ? add.error.errors.map(({ message, path }) => inWords(message, path)).join(' ') || add.error.message : t('common:noConnection')} />}
      <Form form={form} layout="vertical" initialValues={{ kind: 'night', ...hours('night') }} onFinish={(planned) => add.mutate(planned)} onValuesChange={({ kind }: Partial<Planned>) => { if (kind) form.setFieldsValue(hours(kind)) }}>
        <Form.Item name="person" label={t('column.person')} rules={[{ required: true, message: '' }]}><Field column="person" /></Form.Item>
        <Form.Item name="kind" label={t('column.kind')}><Select options={kinds.map((value) => ({ value, label: t(`value.${value}`) }))} /></Form.Item>
        <div className="pair">
          <Form.Item name="from" label={t('column.from')} rules={[{ required: true, message: '' }]}><TimePicker format="HH:mm" minuteStep={15} className="full" /></Form.Item>
          <Form.Item name="to" label={t('column.to')} rules={[{ required: true, message: '' }]}><TimePicker format="HH:mm" minuteStep={15} className="full" /></Form.Item>
        </div>
      </Form>
    </Modal>
  )
}
