import { Form, Input, Modal } from 'antd'
import { useNavigate } from 'react-router'
import { nameFrom, unique } from './editor/schema.ts'
import { query } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** A new form begins with what it is called. */
export function NewForm({ taken, onClosed }: { taken: string[]; onClosed: () => void }) {
  const { t } = useTexts('studioForms')
  const navigate = useNavigate()
  const [form] = Form.useForm<{ name?: string; nameZh?: string }>()
  const begin = ({ name = '', nameZh = '' }: { name?: string; nameZh?: string }) => {
    const id = nameFrom(name).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) || 'form'
    void navigate(`/studio/forms/${unique(id, taken)}${query({ name: name.trim() || nameZh.trim(), nameZh: nameZh.trim() || name.trim() })}`)
  }
  return (
    <Modal open title={t('fresh')} okText={t('create')} onOk={() => form.submit()} onCancel={onClosed}>
      <p className="quiet">{t('freshLead')}</p>
      <Form form={form} layout="vertical" onFinish={begin}>
        <Form.Item name="name" label={t('formNameEn')} rules={[({ getFieldValue }) => ({ validator: (_, value?: string) => (value?.trim() || (getFieldValue('nameZh') as string | undefined)?.trim() ? Promise.resolve() : Promise.reject(new Error(t('nameMissing')))) })]}>
          <Input lang="en" autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="nameZh" label={t('formNameZh')}><Input lang="zh-CN" maxLength={100} /></Form.Item>
      </Form>
    </Modal>
  )
}
