import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** Lets a stuck step try once more and says what came of it. */
export function RetryButton({ incidentKey }: { incidentKey: string }) {
  const { t } = useTexts('incidents')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const retry = async () => {
    setBusy(true)
    try {
      const { resolved, message: reason = '' } = await call<{ resolved: boolean; message?: string }>(`/api/incidents/${incidentKey}/retry`, { method: 'POST' })
      void (resolved ? message.success(t('resolved')) : message.warning(t('still', { reason })))
    } catch (error) {
      void message.error(error instanceof Problem ? error.message : t('common:noConnection'))
    }
    setBusy(false)
    await Promise.all(['incidents', 'instances', 'processes'].map((room) => client.invalidateQueries({ queryKey: [room] })))
  }
  return <Button loading={busy} onClick={() => void retry()}>{t('retry')}</Button>
}
