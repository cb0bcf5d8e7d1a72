import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { DecisionOutcome, EffectRow } from '../../kit/shapes/connectors.ts'

/** Somebody has looked on the other side and says how it ended; the step goes on with that. */
export function EffectDecision({ effect, onClose }: { effect: EffectRow; onClose: () => void }) {
  const { t } = useTexts('connectors')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [happened, setHappened] = useState<boolean | null>(null)
  const [because, setBecause] = useState('')
  const decide = useMutation({
    mutationFn: () => call<DecisionOutcome>('/api/effects/decisions', { json: { effect: effect._id, happened, because } }),
    onSuccess: async ({ retried, resolved }) => {
      void (retried && !resolved ? message.warning(t('decidedStuck')) : message.success(t('decided')))
      await Promise.all([client.invalidateQueries({ queryKey: ['effects'] }), client.invalidateQueries({ queryKey: ['connectors'] })])
      onClose()
    },
  })
  return (
    <Modal
      open title={t('decideTitle')} onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>{t('cancel')}</Button>,
        <Button key="ok" type="primary" loading={decide.isPending} disabled={happened === null || because.trim() === ''} onClick={() => decide.mutate()}>{t('decideNow')}</Button>,
      ]}
    >
      <div className="stack">
        <p className="effect-about"><b>{effect.about}</b></p>
        <p className="quiet">{t('decideHint')}</p>
        <Radio.Group className="choices" value={happened} onChange={({ target }) => setHappened(target.value as boolean)}>
          <Radio value>{t('happened')}</Radio>
          <Radio value={false}>{t('notHappened')}</Radio>
        </Radio.Group>
        <Input.TextArea aria-label={t('because')} placeholder={t('because')} rows={2} maxLength={500} value={because} onChange={({ target }) => setBecause(target.value)} />
        {decide.error && <Alert type="error" showIcon title={decide.error.message} />}
      </div>
    </Modal>
  )
}
