import { Button, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { EffectDecision } from './effect-decision.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'
import type { EffectRow } from '../../kit/shapes/connectors.ts'

const colours = { done: 'success', started: 'processing', unknown: 'orange', again: 'default' } as const

/** Rows of the ledger: what was done outside, about which case, with what answer. */
export function EffectList({ effects }: { effects: EffectRow[] }) {
  const { t } = useTexts('connectors')
  const nameOf = usePersonName()
  const [decided, setDecided] = useState<EffectRow | null>(null)
  const columns: TableColumnsType<EffectRow> = [
    {
      key: 'about', title: t('effect.about'), render: (_, { _id, about, complaintId, instanceKey, result, decisions = [] }) => (
        <>
          <div className="effect-about">{about}</div>
          <div className="quiet">
            {complaintId && <><Link to={`/desk/complaints/${complaintId}`}>{t('effect.case')}</Link> · </>}
            {instanceKey && <><a href={`/studio/cases/${instanceKey}`}>{t('effect.instance')}</a> · </>}
            <span className="mono effect-about">{_id}</span>
          </div>
          {result !== null && result !== undefined && <pre className="effect-answer">{JSON.stringify(result)}</pre>}
          {decisions.map(({ happened, because, by, at }) => <div key={at} className="quiet">{t(happened ? 'effect.saidHappened' : 'effect.saidNot', { person: nameOf(by) })} <Instant at={at} />: {because}</div>)}
        </>
      ),
    },
    { key: 'state', title: t('effect.state'), width: 110, render: (_, effect) => <><Tag className="tag" color={colours[effect.state]}>{t(`effectState.${effect.state}`)}</Tag>{effect.state === 'unknown' && <div className="gap-above"><Button size="small" onClick={() => setDecided(effect)}>{t('decide')}</Button></div>}</> },
    { key: 'at', title: t('effect.at'), width: 160, responsive: ['md'], render: (_, { startedAt }) => <Instant at={startedAt} /> },
  ]
  return (
    <>
      <Table<EffectRow> rowKey="_id" size="small" pagination={false} columns={columns} dataSource={effects} locale={{ emptyText: t('noEffects') }} />
      {decided && <EffectDecision effect={decided} onClose={() => setDecided(null)} />}
    </>
  )
}
