import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

const shortest = 8

/** Enters a secret, or puts another value in its place. */
export function SecretForm({ start, onClose }: { start: { name: string; hosts: string[] }; onClose: () => void }) {
  const { t } = useTexts('connectors')
  const client = useQueryClient()
  const [name, setName] = useState(start.name)
  const [value, setValue] = useState('')
  const [hosts, setHosts] = useState(start.hosts.join('\n'))
  const keep = useMutation({
    mutationFn: () => call(`/api/secrets/${name}`, { method: 'PUT', json: { value, hosts: hosts.split(/\s+/).filter(Boolean) } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['secrets'] })
      onClose()
    },
  })
  const named = /^[A-Z][A-Z0-9_]{0,63}$/.test(name)
  return (
    <Modal
      open title={start.name === '' ? t('addSecret') : t('replaceTitle', { name })} onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>{t('cancel')}</Button>,
        <Button key="ok" type="primary" disabled={!named || value.length < shortest} loading={keep.isPending} onClick={() => keep.mutate()}>{t('keep')}</Button>,
      ]}
    >
      <Form layout="vertical" component="div">
        {start.name === '' && <Form.Item label={t('secretName')} htmlFor="secret-name" extra={t('secretNameHint')} {...(name !== '' && !named && { validateStatus: 'error' as const })}><Input id="secret-name" className="mono" value={name} onChange={({ target }) => setName(target.value.toUpperCase())} /></Form.Item>}
        <Form.Item label={t('secretValue')} htmlFor="secret-value" extra={t('secretValueHint')}><Input.Password id="secret-value" autoComplete="new-password" value={value} onChange={({ target }) => setValue(target.value)} /></Form.Item>
        <Form.Item label={t('secretHosts')} htmlFor="secret-hosts" extra={t('secretHostsHint')}><Input.TextArea id="secret-hosts" className="mono" rows={2} value={hosts} onChange={({ target }) => setHosts(target.value)} /></Form.Item>
        {keep.error && <Alert type="error" showIcon title={keep.error instanceof Problem && keep.error.errors[0] ? keep.error.errors[0].message : keep.error.message} />}
      </Form>
    </Modal>
  )
}
