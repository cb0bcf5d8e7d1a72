import { Button, Card } from 'antd'
import { Link } from 'react-router'
import type { Say } from './customer-page.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Customer } from '../../kit/shapes/customers.ts'

/** Two complaints that may be about the same matter: proposed, said by a person, taken back. */
export function Repeats({ customer: { repeats, cases, anonymisedAt }, say }: { customer: Customer; say: Say }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  const caseOf = (id: string) => {
    const one = cases.find((known) => known.id === id)
    return one ? <Link to={`/desk/complaints/${id}`}>{one.subject} <span className="receipt">{one.receipt}</span></Link> : null
  }
  return (
    <Card title={t('repeats')}>
      <p className="quiet">{t('repeatsHint')}</p>
      <ul className="customers-lines">
        {repeats.map(({ case: later, earlier, state, by }) => {
          const path = `repeats/${later}/${earlier}`
          return (
            <li key={path}>
              <div className="customers-call">
                <span>{caseOf(later)}</span>
                <span>← {caseOf(earlier)}</span>
                <span className="quiet">{t(`repeatState.${state}`, { name: by ? named(by, language) : '' })}</span>
              </div>
              {!anonymisedAt && state === 'proposed' && <span className="page-actions"><Button size="small" onClick={() => say(path, { same: true })}>{t('same')}</Button><Button size="small" onClick={() => say(path, { same: false })}>{t('different')}</Button></span>}
              {!anonymisedAt && (state === 'same' || state === 'different') && <Button size="small" type="text" onClick={() => say(path, null)}>{t('undo')}</Button>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
