import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { RowTable } from './row-table.tsx'
import type { Row } from './shapes.ts'
import { files } from '../documents/documents.ts'
import { inWords } from '../../desk/parts/named.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

interface Named {
  name: string
  process?: string
}

/** What was played becomes a scenario that anybody can play again. */
export function SaveScenario({ rows }: { rows: Row[] }) {
  const { t } = useTexts('studioRehearsal')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button disabled={rows.length === 0} onClick={() => setOpen(true)}>{t('save')}</Button>
      {open && <SaveForm rows={rows} onClose={() => setOpen(false)} />}
    </>
  )
}

function SaveForm({ rows, onClose }: { rows: Row[]; onClose: () => void }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Named>()
  const diagrams = useQuery(files('diagram')).data ?? []
  const save = useMutation({
    mutationFn: ({ name, process }: Named) => call('/api/studio/scenarios', { json: { name, process: process ?? null, rows } }),
    onSuccess: async () => {
      void message.success(t('saved'))
      await client.invalidateQueries({ queryKey: ['rehearsal', 'scenarios'] })
      onClose()
    },
    onError: (error) => form.setFields([{ name: 'name', errors: [error.message] }]),
  })
  return (
    <Modal open title={t('save')} width={900} okText={t('keep')} cancelText={t('common:cancel')} confirmLoading={save.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form<Named> form={form} layout="vertical" onFinish={(named) => save.mutate(named)}>
        <Form.Item name="name" label={t('scenarioName')} extra={t('scenarioNameHint')} rules={[{ required: true, message: t('needed') }]}><Input maxLength={200} autoFocus /></Form.Item>
        <Form.Item name="process" label={t('aboutProcess')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={diagrams.map(({ id, title }) => ({ value: id, label: inWords(title, language) }))} /></Form.Item>
      </Form>
      <RowTable rows={rows} />
    </Modal>
  )
}
