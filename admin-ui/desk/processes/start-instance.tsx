import { PlayCircleOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** Starts a process by hand, with variables, and goes to look at the instance. */
export function StartInstance({ processId }: { processId: string }) {
  const { t } = useTexts('processes')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('{}')
  const [failed, setFailed] = useState<string>()
  const start = async () => {
    const variables = objectOf(text)
    if (variables === undefined) return setFailed(t('notJson'))
    try {
      const { instanceKey } = await call<{ instanceKey: string }>(`/api/processes/${encodeURIComponent(processId)}/instances`, { json: { variables } })
      location.assign(`/studio/cases/${instanceKey}`)
    } catch (error) {
      setFailed(error instanceof Problem ? error.message : t('common:noConnection'))
    }
  }
  return (
    <>
      <Button icon={<PlayCircleOutlined />} onClick={() => setOpen(true)}>{t('start')}</Button>
      <Modal open={open} title={t('start')} okText={t('start')} onCancel={() => setOpen(false)} onOk={start}>
        <p className="quiet">{t('startHint')}</p>
        <Input.TextArea className="mono" aria-label={t('startHint')} autoSize={{ minRows: 6 }} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
        {failed !== undefined && <Alert className="gap-above" type="error" title={failed} />}
      </Modal>
    </>
  )
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
