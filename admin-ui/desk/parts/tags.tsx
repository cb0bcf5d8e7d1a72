import { Tag } from 'antd'
import { useTexts, useWord } from '../../kit/language.ts'
import type { ComplaintState, Tier } from '../../kit/shapes/public.ts'

const tierColours = { general: 'default', important: 'orange', dispute: 'red' } as const
const stateColours = { received: 'blue', handling: 'processing', answered: 'cyan', closed: 'success', canceled: 'default' } as const

export function TierTag({ tier }: { tier: Tier | null }) {
  const { t } = useTexts('ledger')
  const word = useWord()
  return tier === null ? <span className="quiet">{t('tierNone')}</span> : <Tag className="tag" color={tierColours[tier]}>{word('tier', tier)}</Tag>
}

/** A program may have sent it, or it was sent before. */
export function DoubtTag() {
  const { t } = useTexts('ledger')
  return <Tag className="tag" color="gold">{t('doubted')}</Tag>
}

export function StateTag({ state }: { state: ComplaintState }) {
  return <Tag className="tag" color={stateColours[state]}>{useWord()('state', state)}</Tag>
}
