import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Checkbox, Form, Input, Select, Space } from 'antd'
import * as queries from './queries.ts'
import type { Picture } from './shapes.ts'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { named } from '../../desk/parts/named.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'

interface Given {
  channel: string
  subject: string
  narrative: string
  department?: string
  anonymous?: boolean
}

const open = ['web', 'wechat', 'app'] as const
const writtenDown = ['phone', 'onsite', 'letter'] as const

/** A complaint as somebody would report it. */
export function ReportForm({ onDone, onCancel }: { onDone: (picture: Picture) => Promise<void>; onCancel?: () => void }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const me = useMe()
  const departments = useQuery(queries.departments)
  const report = useMutation({
    mutationFn: (given: Given) => call<Picture>('/api/studio/rehearsal/play/report', { json: { ...given, ...(writtenDown.some((one) => one === given.channel) && { by: me.id }) } }),
    onSuccess: onDone,
  })
  return (
    <Card title={t('report')}>
      <Form<Given> layout="vertical" initialValues={{ channel: 'web', subject: t('sampleSubject'), narrative: t('sampleNarrative') }} onFinish={(given) => report.mutate(given)}>
        <Form.Item name="subject" label={t('subject')} rules={[{ required: true, message: t('needed') }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="narrative" label={t('narrative')} rules={[{ required: true, message: t('needed') }]} extra={t('narrativeHint')}><Input.TextArea rows={4} maxLength={20_000} /></Form.Item>
        <div className="rehearsal-pair">
          <Form.Item name="channel" label={t('channel')}><Select options={[...open, ...writtenDown].map((value) => ({ value, label: word('channel', value) }))} /></Form.Item>
          <Form.Item name="department" label={t('department')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={(departments.data ?? []).map((one) => ({ value: one.id, label: named(one, language) }))} /></Form.Item>
        </div>
        <Form.Item name="anonymous" valuePropName="checked"><Checkbox>{t('anonymous')}</Checkbox></Form.Item>
        {report.error && <Alert className="gap-below" type="error" title={report.error.message} />}
        <Space>
          <Button type="primary" htmlType="submit" loading={report.isPending}>{t('reportIt')}</Button>
          {onCancel && <Button onClick={onCancel}>{t('common:cancel')}</Button>}
        </Space>
      </Form>
    </Card>
  )
}
