import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Modal } from 'antd'
import { askForTime } from './city-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'

interface Asked {
  until: { toISOString: () => string }
  reason: string
}

/** Asks the city for more time; the limit stays as it is until the city has agreed. */
export function MoreTime({ number, due, onClose }: { number: string; due: string | null; onClose: () => void }) {
  const { t } = useTexts('city')
  const client = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const asking = useMutation({
    mutationFn: ({ until, reason }: Asked) => askForTime(number, { until: until.toISOString(), reason: reason.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['tasks', 'city'] })
      onClose()
    },
  })
  return (
    <Modal open title={t('moreTimeFor', { number })} okText={t('ask')} confirmLoading={asking.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <p className="quiet">{t('moreTimeHint')} {due && <Instant at={due} />}</p>
      <Form<Asked> form={form} layout="vertical" onFinish={(asked) => asking.mutate(asked)}>
        <Form.Item name="until" label={t('until')} rules={[{ required: true, message: t('needUntil') }]}>
          <DatePicker showTime={{ format: 'HH:mm', minuteStep: 30 }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('needReason') }]}>
          <Input.TextArea rows={4} maxLength={4_000} />
        </Form.Item>
      </Form>
      {asking.error && <Alert type="error" showIcon title={asking.error.message} />}
    </Modal>
  )
}
