import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'

interface WriteDownProps {
  complaintId: string
  /** Of the case: `facts`, `withdrawal`. */
  part: string
  /** The field that the words are sent as. */
  field: string
  title: string
  help: string
  save: string
  done: string
}

/** A button that asks for words and sends them, once. */
export function WriteDownButton(props: WriteDownProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{props.title}</Button>
      <WriteDown {...props} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

/** Asks for words and sends them, once. What was typed is still there when it is opened again. */
export function WriteDown({ complaintId, part, field, title, help, save, done, open, onClose }: WriteDownProps & { open: boolean; onClose: () => void }) {
  const { t } = useTexts('caseFile')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useRef(randomKey())
  const send = async () => {
    setBusy(true)
    try {
      await call(`/api/complaints/${complaintId}/${part}`, { method: 'POST', json: { [field]: text }, headers: { 'idempotency-key': key.current } })
      key.current = randomKey()
      void message.success(done)
      onClose()
      setText('')
      await client.invalidateQueries({ queryKey: ['complaints'] })
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    setBusy(false)
  }
  return (
    <Modal
      open={open} title={title} okText={save} okButtonProps={{ loading: busy, disabled: text.trim() === '' }}
      onOk={() => void send()} onCancel={onClose}
    >
      <p className="quiet">{help}</p>
      <Input.TextArea autoFocus rows={5} maxLength={5_000} value={text} onChange={(event) => setText(event.target.value)} aria-label={title} />
    </Modal>
  )
}
