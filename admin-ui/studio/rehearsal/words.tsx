import { Alert, Button, Input, Space } from 'antd'
import { useState } from 'react'
import type { Picture } from './shapes.ts'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

interface WordsProps {
  complaint: Picture['complaint']
  onBusy: (busy: boolean) => void
  onStep: (picture: Picture) => Promise<void>
}

type Said = { does: 'adds facts' | 'withdraws' } | { does: 'rates'; satisfied: boolean }

/** What the complainant says after the report. */
export function Words({ complaint: { id, state }, onBusy, onStep }: WordsProps) {
  const { t } = useTexts('studioRehearsal')
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const say = async (said: Said) => {
    onBusy(true)
    setFault(undefined)
    try {
      await onStep(await call<Picture>('/api/studio/rehearsal/play/word', { json: { complaint: id, text: text || (said.does === 'rates' ? '' : t('sampleWord')), ...said } }))
      setText('')
    } catch (error) {
      setFault(error instanceof Error ? error.message : t('common:failed'))
    } finally {
      onBusy(false)
    }
  }
  const answered = state === 'answered'
  return (
    <div className="rehearsal-jumps">
      <Input.TextArea aria-label={t('says')} placeholder={t('says')} autoSize={{ minRows: 1, maxRows: 4 }} value={text} onChange={({ target: { value } }) => setText(value)} />
      <Space size={4} wrap>
        <Button size="small" disabled={answered} onClick={() => void say({ does: 'adds facts' })}>{t('addsFacts')}</Button>
        <Button size="small" disabled={!answered} onClick={() => void say({ does: 'rates', satisfied: true })}>{t('satisfied')}</Button>
        <Button size="small" disabled={!answered} onClick={() => void say({ does: 'rates', satisfied: false })}>{t('notSatisfied')}</Button>
        <Button size="small" disabled={answered} onClick={() => void say({ does: 'withdraws' })}>{t('withdraws')}</Button>
      </Space>
      {fault !== undefined && <Alert type="error" title={fault} />}
    </div>
  )
}
