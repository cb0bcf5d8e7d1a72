import { useStageName } from '../complaints/use-stage-name.ts'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { Due, Instant } from '../parts/instant.tsx'
import { inOneLine } from '../parts/named.ts'
import { StateTag, TierTag } from '../parts/tags.tsx'
import { useChoice } from '../parts/use-choice.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { ComplaintState, Tier } from '../../kit/shapes/public.ts'
import type { LedgerCell, LedgerColumn } from '../../kit/shapes/overviews.ts'

const choices = ['founded', 'inclination'] as const
const isChoice = (kind: string): kind is (typeof choices)[number] => (choices as readonly string[]).includes(kind)

/** One cell of the ledger in words. */
export function CellValue({ column: { id, kind }, value }: { column: LedgerColumn; value: LedgerCell }) {
  const { t } = useTexts('ledgerTools')
  const { language } = useLanguage()
  const word = useWord()
  const choice = useChoice()
  const department = useDepartmentName()
  const person = usePersonName()
  const stage = useStageName()
  if (value === null || value === '') return <span className="quiet">–</span>
  if (Array.isArray(value)) return inOneLine(value.map(kind === 'person' ? (one) => person(one) : department), language)
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'number') return value
  switch (kind) {
    case 'text': return id === 'narrative' ? <span className="ledger-narrative">{value}</span> : value
    case 'date': return id === 'limit' ? <Due at={value} /> : <Instant at={value} />
    case 'state': return <StateTag state={value as ComplaintState} />
    case 'tier': return <TierTag tier={value as Tier} />
    case 'department': return department(value)
    case 'stage': return stage(value)
    case 'relation': return word('relationOf', value)
    default: return isChoice(kind) ? choice(kind, value) : word(kind as 'channel', value)
  }
}
