import { Badge } from 'antd'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'
import type { ConnectorProcess } from '../../kit/shapes/connectors.ts'

/** The processes that run connectors; one that has stopped saying so stays a day. */
export function ProcessList({ processes, all }: { processes: ConnectorProcess[]; all: number }) {
  const { t } = useTexts('connectors')
  if (processes.length === 0) return <p className="quiet">{t('noProcess')}</p>
  return (
    <ul className="parts">
      {processes.map(({ _id, kind, host, pid, types, running, beatAt, alive }) => {
        const inWork = Object.values(running).reduce((sum, count) => sum + count, 0)
        return (
          <li key={_id}>
            <Badge status={alive ? 'success' : 'error'} text={<b>{t(`kind.${kind}`)}</b>} />
            <span className="quiet">
              {host} · {pid} · {types.length === all ? t('runsAll') : types.length === 0 ? t('runsNone') : types.join(', ')}
              {inWork > 0 && ` · ${t('running', { count: inWork })}`}
              {!alive && <> · {t('silentSince')} <Instant at={beatAt} /></>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
