import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { StartInstance } from '../../desk/processes/start-instance.tsx'
import { useTexts } from '../../kit/language.ts'
import type { Deployed } from '../../kit/shapes/administration.ts'

/** Said once it is deployed, here or under the name that it had as a file: where it can be started and seen. */
export function DeployedNote({ deployed }: { deployed: Deployed | undefined }) {
  const { t } = useTexts('studio')
  const { state } = useLocation() as { state: { deployed?: Deployed } | null }
  const [closed, setClosed] = useState<Deployed>()
  const shown = deployed ?? state?.deployed
  const process = shown?.processes[0]
  if (process === undefined || shown === closed) return null
  return (
    <Alert
      type="success" showIcon closable={{ onClose: () => setClosed(shown) }}
      title={t('deployed', process)}
      description={t('deployedHint')}
      action={<Space wrap><StartInstance processId={process.id} /><Button href={`/desk/processes/${encodeURIComponent(process.id)}`}>{t('look')}</Button></Space>}
    />
  )
}
