import { Button, Card, Empty } from 'antd'
import { Link } from 'react-router'
import type { Say } from './customer-page.tsx'
import { named } from '../parts/named.ts'
import { StateTag, TierTag } from '../parts/tags.tsx'
import { useChoice } from '../parts/use-choice.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Customer, CustomerCase } from '../../kit/shapes/customers.ts'
import { formatDate } from '../../kit/time.ts'

/** Their cases, each with what was needed and why; those that only share a number wait for somebody to say whose they are. */
export function CustomerCases({ customer: { cases, anonymisedAt }, say }: { customer: Customer; say: Say }) {
  const { t } = useTexts('customers')
  return (
    <Card title={t('cases')}>
      {cases.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noCases')} />}
      <ul className="customers-cases">
        {cases.map((one) => (
          <li key={one.id} data-apart={one.standing === 'apart' || undefined}>
            <div className="customers-case">
              <Link to={`/desk/complaints/${one.id}`}><b>{one.subject}</b></Link>
              <span><StateTag state={one.state} /> {one.tier !== null && <TierTag tier={one.tier} />}</span>
            </div>
            <About one={one} />
            {!anonymisedAt && one.standing !== 'first' && <Whose one={one} say={say} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function About({ one }: { one: CustomerCase }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  const word = useWord()
  const choice = useChoice()
  const said = [one.nature && word('nature', one.nature), one.tag && choice('tag', one.tag), one.occupation && choice('occupation', one.occupation), one.inclination && choice('inclination', one.inclination), one.satisfied !== null && t(one.satisfied ? 'satisfied' : 'unsatisfied')].filter(Boolean)
  return (
    <>
      {one.need && <p className="customers-need">{one.need}</p>}
      <p className="quiet"><span className="receipt">{one.receipt}</span> · {formatDate(one.receivedAt, language)}{said.length > 0 && ` · ${said.join(' · ')}`}</p>
    </>
  )
}

function Whose({ one, say }: { one: CustomerCase; say: Say }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  const path = `cases/${one.id}`
  if (one.standing !== 'proposed') return <p className="customers-said"><span className="quiet">{t(one.standing === 'apart' ? 'apart' : 'confirmed', { name: one.by ? named(one.by, language) : '' })}</span> <Button size="small" type="text" onClick={() => say(path, null)}>{t('undo')}</Button></p>
  return (
    <p className="customers-said">
      <span className="quiet">{t('proposed')}</span>
      <Button size="small" onClick={() => say(path, { theirs: true })}>{t('samePerson')}</Button>
      <Button size="small" onClick={() => say(path, { theirs: false })}>{t('otherPerson')}</Button>
    </p>
  )
}
