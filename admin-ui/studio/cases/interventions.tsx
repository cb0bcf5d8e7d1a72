import { Tag, Timeline } from 'antd'
import { Link } from 'react-router'
import { ShownJson } from './shown-value.tsx'
import { useFailureWords } from '../watch/use-failure-words.ts'
import { Instant } from '../../desk/parts/instant.tsx'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { useTexts } from '../../kit/language.ts'
import type { Operation, WatchedCase } from '../../kit/shapes/watch.ts'

const colours: Record<string, string> = { done: 'green', helped: 'green', stuck: 'red', unclear: 'orange', begun: 'orange', refused: 'default' }

/** What was done to the case by hand: who, why, and what came of it. */
export function Interventions({ shown, stepName }: { shown: WatchedCase; stepName: (id: string) => string }) {
  const { t } = useTexts('watchCase')
  if (shown.operations.length === 0) return <p className="quiet">{t('noInterventions')}</p>
  return <Timeline items={shown.operations.map((operation) => ({ key: operation._id, content: <Intervention operation={operation} stepName={stepName} /> }))} />
}

function Intervention({ operation: { kind, by, at, reason, outcome, message, code, detail, batch }, stepName }: { operation: Operation; stepName: (id: string) => string }) {
  const { t } = useTexts('watchCase')
  const nameOf = usePersonName()
  const inWords = useFailureWords()
  const step = (id: string | undefined) => (id === undefined ? t('moveNone') : stepName(id))
  return (
    <>
      <b>{t(`did.${kind as 'retry'}`)}</b> <Tag className="tag" color={colours[outcome] ?? 'default'}>{t(`outcome.${outcome as 'done'}`)}</Tag> {batch !== undefined && <Link to={`/studio/cases/batches/${batch}`}>{t('inBatch')}</Link>}
      <div className="quiet">{nameOf(by)} · <Instant at={at} /></div>
      {kind === 'move' && <div>{step(detail['from'])} → {step(detail['to'])}</div>}
      {kind === 'variable' && <div><b>{detail['name']}</b>: <ShownJson text={detail['from'] ?? 'null'} /> → <ShownJson text={detail['to'] ?? 'null'} /></div>}
      {(kind === 'retry' || kind === 'retries') && <div>{step(detail['elementId'])}{kind === 'retries' && `: ${detail['from']} → ${detail['to']}`}</div>}
      <p className="narrative">{reason}</p>
      {(outcome === 'stuck' || outcome === 'refused') && <p className="narrative watch-bad">{inWords(message ?? code ?? '')}</p>}
    </>
  )
}
