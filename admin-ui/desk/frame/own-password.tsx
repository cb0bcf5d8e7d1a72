import { useMutation } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

interface Passwords { present: string; next: string }

/** Changes one's own password; whoever else is signed in with it is out. */
export function OwnPassword({ onClose }: { onClose: () => void }) {
  const { t } = useTexts('frame')
  const { message } = App.useApp()
  const [form] = Form.useForm<Passwords>()
  const change = useMutation({
    mutationFn: (json: Passwords) => call('/api/me/password', { json }),
    onSuccess: () => { void message.success(t('passwordChanged')); onClose() },
    onError: (error) => form.setFields([{ name: 'present', errors: [error.message] }]),
  })
  return (
    <Modal open title={t('changePassword')} okText={t('changePassword')} cancelText={t('common:cancel')} confirmLoading={change.isPending} onCancel={onClose} onOk={form.submit}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => change.mutate(given)}>
        <Form.Item name="present" label={t('presentPassword')} rules={[{ required: true, message: t('needPassword') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="next" label={t('nextPassword')} extra={t('passwordRule')} rules={[{ required: true, min: 10, message: t('passwordRule') }]}><Input.Password autoComplete="new-password" maxLength={128} /></Form.Item>
      </Form>
    </Modal>
  )
}
