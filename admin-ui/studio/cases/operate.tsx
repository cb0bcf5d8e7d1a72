import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, type ButtonProps } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useFailureWords } from '../watch/use-failure-words.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

interface Done {
  outcome: string
  code?: string
  message?: string
}

interface Asked {
  label: ReactNode
  title: string
  /** What it does, said before it is done. */
  lead: string
  path: string
  /** What goes along with the reason. */
  body?: () => Record<string, unknown>
  /** Everything that it needs is chosen. */
  ready?: boolean
  danger?: boolean
  button?: ButtonProps
  /** Fields above the reason. */
  children?: ReactNode
  /** Called with the answer once it is done; otherwise its outcome is said. */
  onDone?: (answer: unknown) => void
}

/** A button for something done to a running case by hand: asks for the reason, does it, and says truthfully what came of it. */
export function Operate({ label, title, lead, path, body, ready = true, danger = false, button, children, onDone }: Asked) {
  const { t } = useTexts('watchCase')
  const { message } = App.useApp()
  const inWords = useFailureWords()
  const client = useQueryClient()
  const field = useId()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<{ title: string; detail?: string | undefined }>()
  const close = () => {
    setOpen(false)
    setReason('')
    setTrouble(undefined)
  }
  const run = async () => {
    setBusy(true)
    setTrouble(undefined)
    try {
      const answer = await call<Done>(path, { json: { ...body?.(), reason: reason.trim() } })
      if (onDone === undefined && (answer.outcome === 'stuck' || answer.outcome === 'unclear')) setTrouble({ title: t(`outcome.${answer.outcome}`), detail: answer.outcome === 'unclear' ? undefined : inWords(answer.message ?? answer.code ?? '') })
      else {
        if (onDone === undefined) void message.success(answer.outcome === 'helped' ? t('outcome.helped') : t('outcome.done'))
        close()
        onDone?.(answer)
      }
    } catch (error) {
      setTrouble(error instanceof Problem ? { title: error.message, detail: findingIn(error) } : { title: t('common:noConnection') })
    }
    setBusy(false)
    await client.invalidateQueries({ queryKey: ['watch'] })
  }
  return (
    <>
      <Button danger={danger} {...button} onClick={() => setOpen(true)}>{label}</Button>
      <Modal open={open} title={title} okText={label} okButtonProps={{ danger, disabled: !ready || reason.trim() === '', loading: busy }} cancelText={trouble === undefined ? t('notNow') : t('close')} onOk={() => void run()} onCancel={close}>
        <p className="quiet">{lead}</p>
        {children}
        <label className="case-label" htmlFor={field}>{t('reason')}</label>
        <Input.TextArea id={field} autoSize={{ minRows: 2 }} maxLength={1000} placeholder={t('reasonHint')} value={reason} onChange={({ target }) => setReason(target.value)} />
        {trouble !== undefined && <Alert className="gap-above" type="warning" showIcon title={trouble.title} {...(trouble.detail === undefined ? {} : { description: <span className="case-detail">{trouble.detail}</span> })} />}
      </Modal>
    </>
  )
}

/** The engine's own words about what it would not do. */
function findingIn({ document }: Problem): string | undefined {
  const findings = document['findings']
  return Array.isArray(findings) ? (findings as { message: string }[])[0]?.message : undefined
}
