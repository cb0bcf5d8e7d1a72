import { useQuery } from '@tanstack/react-query'
import { Alert, Badge } from 'antd'
import { connectors } from '../../desk/connectors/queries.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ConnectorRow } from '../../kit/shapes/connectors.ts'

/** Connectors that are stuck somewhere, whose work nobody does, or about whose deeds somebody has to decide. */
export function ConnectorTroubles() {
  const { t } = useTexts('watchHealth')
  const { language } = useLanguage()
  const all = useQuery(connectors)
  return (
    <Shown of={all} failed={t('failed')}>
      {({ connectors: rows }) => {
        const troubled = rows.filter(isTroubled)
        if (troubled.length === 0) return <Alert type="success" showIcon title={t('connectorsWork', { count: rows.length })} />
        return (
          <ul className="parts">
            {troubled.map(({ type, name, state, openIncidents, unknownEffects }) => (
              <li key={type}>
                <Badge status="error" text={<a href={`/desk/connectors/${type}`}>{name[language]}</a>} />
                <span className="quiet">{[openIncidents > 0 && t('stuckTimes', { count: openIncidents }), unknownEffects > 0 && t('undecided', { count: unknownEffects }), state === 'waiting' && t('nobodyWorks')].filter((word) => word !== false).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )
      }}
    </Shown>
  )
}

const isTroubled = ({ state, openIncidents, unknownEffects }: ConnectorRow): boolean => openIncidents > 0 || unknownEffects > 0 || state === 'waiting'
