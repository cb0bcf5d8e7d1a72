import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Checkbox, DatePicker, Form, Input, Select, Upload, type UploadFile } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'
import { upload } from '../../kit/upload.ts'
import * as queries from '../queries.ts'
import type { Complainant, NewComplaint, OpenedComplaint } from '../../kit/shapes/public.ts'

const channels = ['phone', 'onsite', 'letter', '12345', 'complaint-line', 'follow-up', 'email', 'feedback-box', 'wechat'] as const
const relations = ['self', 'relative', 'friend', 'other'] as const

interface Noted extends Omit<NewComplaint, 'occurredAt' | 'attachments' | 'complainant'> {
  occurredAt?: Dayjs
  complainant?: Complainant
  attachments?: UploadFile<{ id: string }>[]
}

/** Whoever answers the telephone, stands at the counter or opens the letters takes a complaint down. */
export default function NewPage() {
  const { t } = useTexts('newComplaint')
  const { language } = useLanguage()
  const { notification, message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Noted>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(randomKey)
  const anonymous = Form.useWatch('anonymous', form) ?? false
  const departments = useQuery(queries.departments).data ?? []

  const open = async (noted: Noted) => {
    setBusy(true)
    try {
      const opened = await call<OpenedComplaint>('/api/complaints', { json: toComplaint(noted), headers: { 'idempotency-key': key } })
      notification.success({ title: t('opened', { receipt: opened.receipt }), description: t('code', { code: opened.trackingCode }), duration: 0 })
      await navigate(`/desk/complaints/${opened.id}`)
    } catch (error) {
      setBusy(false)
      if (!(error instanceof Problem)) return void message.error(t('common:noConnection'))
      form.setFields(error.errors.map(({ path, message: text }) => ({ name: path.split(/[./]/).filter(Boolean) as never, errors: [text] })))
      void message.error(error.message)
    }
  }

  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Card className="narrow">
        <Form<Noted> form={form} layout="vertical" onFinish={open} scrollToFirstError initialValues={{ channel: 'phone', anonymous: false }}>
          <Form.Item name="channel" label={t('channel')} rules={[{ required: true, message: t('needChannel') }]}>
            <Select options={channels.map((value) => ({ value, label: t(`words:channel.${value}`) }))} />
          </Form.Item>
          <Form.Item name="subject" label={t('subject')} rules={[{ required: true, whitespace: true, message: t('needSubject') }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="narrative" label={t('narrative')} rules={[{ required: true, whitespace: true, message: t('needNarrative') }]}><Input.TextArea autoSize={{ minRows: 5 }} /></Form.Item>
          <div className="pair">
            <Form.Item name="department" label={t('department')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={departments.map((department) => ({ value: department.id, label: named(department, language) }))} /></Form.Item>
            <Form.Item name="place" label={t('place')}><Input /></Form.Item>
            <Form.Item name="occurredAt" label={t('occurredAt')}><DatePicker className="full" showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" /></Form.Item>
            <Form.Item name="attachments" label={t('attachments')} valuePropName="fileList" getValueFromEvent={({ fileList }: { fileList: UploadFile[] }) => fileList}>
              <Upload customRequest={sendFile} multiple><Button icon={<UploadOutlined />}>{t('attach')}</Button></Upload>
            </Form.Item>
          </div>
          <Form.Item name="anonymous" valuePropName="checked"><Checkbox>{t('anonymous')}</Checkbox></Form.Item>
          {!anonymous && <Form.Item name="confidential" valuePropName="checked"><Checkbox>{t('confidential')}</Checkbox></Form.Item>}
          {!anonymous && (
            <div className="pair">
              <Form.Item name={['complainant', 'name']} label={t('common:name')}><Input /></Form.Item>
              <Form.Item name={['complainant', 'relation']} label={t('common:relation')}><Select allowClear options={relations.map((value) => ({ value, label: t(`words:relationOf.${value}`) }))} /></Form.Item>
              <Form.Item name={['complainant', 'phone']} label={t('common:phone')}><Input inputMode="tel" /></Form.Item>
              <Form.Item name={['complainant', 'email']} label={t('common:email')} rules={[{ type: 'email' }]}><Input inputMode="email" /></Form.Item>
            </div>
          )}
          <Button type="primary" htmlType="submit" size="large" loading={busy}>{t('submit')}</Button>
        </Form>
      </Card>
    </>
  )
}

type SendFile = NonNullable<React.ComponentProps<typeof Upload>['customRequest']>

const sendFile: SendFile = ({ file, onProgress, onSuccess, onError }) => {
  upload(file as File, (percent) => onProgress?.({ percent })).done.then((id) => onSuccess?.({ id }), (error: Error) => onError?.(error))
}

function toComplaint({ occurredAt, attachments = [], complainant = {}, ...noted }: Noted): NewComplaint {
  const known = Object.entries(complainant).filter(([, value]) => typeof value === 'string' && value.trim() !== '')
  const ids = attachments.flatMap(({ response }) => response?.id ?? [])
  const given = Object.fromEntries(Object.entries(noted).filter(([, value]) => value !== undefined && value !== '')) as typeof noted
  return {
    ...given,
    ...(noted.anonymous || known.length === 0 ? {} : { complainant: Object.fromEntries(known) }),
    ...(occurredAt == null ? {} : { occurredAt: occurredAt.toISOString() }),
    ...(ids.length === 0 ? {} : { attachments: ids }),
  }
}
