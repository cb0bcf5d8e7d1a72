import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { addresses } from './addresses.ts'
import { newDiagram } from './new-diagram.ts'
import { idFrom } from './modules/ids-from-names.ts'
import { putDraft } from '../documents/documents.ts'
import { useTexts } from '../../kit/language.ts'

interface Names {
  name?: string
  nameZh?: string
}

/** Begins a process under a name, in either language or both. */
export function NewDiagramButton({ taken }: { taken: readonly string[] }) {
  const { t } = useTexts('studio')
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const begin = async ({ name = '', nameZh = '' }: Names) => {
    const wanted = idFrom(name) || `process-${Date.now().toString(36)}`
    const id = taken.includes(wanted) ? `${wanted}-${Date.now().toString(36)}` : wanted
    try {
      await putDraft({ name: `${id}.bpmn`, content: newDiagram(id, name.trim() || nameZh.trim(), nameZh.trim()), revision: 0 })
      await navigate(addresses.diagram(id))
    } catch (error) {
      void message.error((error as Error).message)
    }
  }
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('fresh')}</Button>
      <Modal open={open} title={t('fresh')} okText={t('begin')} okButtonProps={{ htmlType: 'submit', form: 'new-diagram' }} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form<Names> id="new-diagram" layout="vertical" onFinish={(names) => void begin(names)}>
          <Form.Item<Names> name="name" label={t('nameEn')} dependencies={['nameZh']} rules={[({ getFieldValue }) => ({ validator: (_, value: string | undefined) => (value?.trim() || (getFieldValue('nameZh') as string | undefined)?.trim() ? Promise.resolve() : Promise.reject(new Error(t('nameNeeded')))) })]}>
            <Input autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item<Names> name="nameZh" label={t('nameZh')}><Input maxLength={100} /></Form.Item>
        </Form>
      </Modal>
    </>
  )
}
