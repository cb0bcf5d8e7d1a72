import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** Writes down what came to light; the process weighs it and may raise the tier. */
export function AddFacts({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('caseFile')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    try {
      await call(`/api/complaints/${complaintId}/facts`, { method: 'POST', json: { text } })
      void message.success(t('factsAdded'))
      setOpen(false)
      setText('')
      await client.invalidateQueries({ queryKey: ['complaints'] })
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    setBusy(false)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addFacts')}</Button>
      <Modal
        open={open} title={t('addFacts')} okText={t('factsSave')} okButtonProps={{ loading: busy, disabled: text.trim() === '' }}
        onOk={() => void add()} onCancel={() => setOpen(false)}
      >
        <p className="quiet">{t('factsHelp')}</p>
        <Input.TextArea autoFocus rows={5} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} aria-label={t('addFacts')} />
      </Modal>
    </>
  )
}
