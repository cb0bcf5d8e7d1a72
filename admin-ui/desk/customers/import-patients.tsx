import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Table, Tag, Upload } from 'antd'
import { useState } from 'react'
import { numberOf } from './patient-line.tsx'
import * as queries from './queries.ts'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { PatientPlan } from '../../kit/shapes/customers.ts'

const columns = ['number', 'system', 'name', 'gender', 'birthDate', 'phone', 'email']
const shownFaults = 50

/** A file is read, what it would change is shown, then it is done. */
export function ImportPatients() {
  const { t } = useTexts('customers')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<queries.PatientFile>()
  const looked = useMutation({ mutationFn: queries.look })
  const taken = useMutation({
    mutationFn: queries.take,
    onSuccess: async ({ new: added, changed, same }) => {
      void message.success(t('imported', { new: added, changed, same }))
      close()
      await client.invalidateQueries({ queryKey: ['patients'] })
    },
  })
  const close = () => {
    setOpen(false)
    setFile(undefined)
    looked.reset()
    taken.reset()
  }
  const read = async (chosen: File) => {
    taken.reset()
    try {
      const next = await queries.readFile(chosen)
      setFile(next)
      looked.mutate(next)
    } catch {
      void message.error(t('unreadable'))
    }
  }
  const error = looked.error ?? taken.error
  const plan = looked.data
  const touched = plan?.changes.filter(({ change }) => change !== 'same') ?? []
  const isWhole = file !== undefined && 'csv' in file
  return (
    <>
      <Button type="primary" icon={<UploadOutlined />} onClick={() => setOpen(true)}>{t('importPatients')}</Button>
      <Drawer open={open} onClose={close} size={720} title={t('importPatients')}>
        <div className="stack">
          <p className="quiet">{t('importHint', { columns: columns.join(', ') })}</p>
          <div className="page-actions">
            <Upload accept=".csv,.json,.ndjson,text/csv,application/json,application/fhir+json" maxCount={1} showUploadList={false} beforeUpload={(chosen) => { void read(chosen); return false }}><Button icon={<UploadOutlined />} loading={looked.isPending}>{t('choose')}</Button></Upload>
            <Button type="link" href="/api/patients/template">{t('template')}</Button>
          </div>
          {error && <Alert type="error" showIcon title={error instanceof Problem ? error.message : t('common:noConnection')} />}
          {plan && <Faults plan={plan} isFile={isWhole} />}
          {plan && plan.skipped > 0 && <p className="quiet">{t('skipped', { count: plan.skipped })}</p>}
          {plan && plan.forgotten > 0 && <p className="quiet">{t('forgotten', { count: plan.forgotten })}</p>}
          {plan && touched.length === 0 && plan.issues.length === 0 && <p className="quiet">{t('unchanged')}</p>}
          {touched.length > 0 && <Changes changes={touched} />}
          {file && touched.length > 0 && <Button type="primary" disabled={isWhole && plan!.issues.length > 0} loading={taken.isPending} onClick={() => taken.mutate(file)}>{t('doImport', { count: touched.length })}</Button>}
        </div>
      </Drawer>
    </>
  )
}

function Faults({ plan: { issues }, isFile }: { plan: PatientPlan; isFile: boolean }) {
  const { t } = useTexts('customers')
  if (issues.length === 0) return null
  return <Alert type="error" showIcon title={t('faults')} description={<ul className="customers-faults">{issues.slice(0, shownFaults).map(({ at, path, code }) => <li key={`${at}${path}${code}`}>{t(isFile ? 'line' : 'resource', { at })}: <code>{path}</code> {t(`code.${code}`)}</li>)}</ul>} />
}

function Changes({ changes }: { changes: PatientPlan['changes'] }) {
  const { t } = useTexts('customers')
  const shown = (before: string | undefined, after: string) => (before !== undefined && before !== after ? <><del className="quiet">{before}</del> {after}</> : after)
  return (
    <Table<PatientPlan['changes'][number]> size="small" rowKey="at" pagination={{ hideOnSinglePage: true, pageSize: 20, showSizeChanger: false }} dataSource={changes} columns={[
      { key: 'change', render: (_, { change }) => (change === 'same' ? null : <Tag className="tag" color={change === 'new' ? 'green' : 'orange'}>{t(`change.${change}`)}</Tag>) },
      { key: 'number', title: t('patientColumn.number'), render: (_, { before, after }) => shown(before?.identifiers.map(numberOf).join(' · '), after.identifiers.map(numberOf).join(' · ')) },
      { key: 'name', title: t('patientColumn.name'), render: (_, { before, after }) => shown(before?.name, after.name) },
      { key: 'birth', title: t('patientColumn.birth'), responsive: ['sm'], render: (_, { before, after }) => shown(before ? (before.birthDate ?? '') : undefined, after.birthDate ?? '') },
      { key: 'phone', title: t('patientColumn.phone'), responsive: ['sm'], render: (_, { before, after }) => shown(before?.phones.join(' · '), after.phones.join(' · ')) },
    ]} />
  )
}
