import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { Diagram } from './diagram.tsx'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { CaseInstance } from '../../kit/shapes/desk.ts'

/** Where a case stands: the diagram of each process that runs or ran for it, the one at work first. */
export function CaseDiagrams({ complaintId, preferred }: { complaintId: string; preferred?: string | undefined }) {
  const { t } = useTexts('diagram')
  const instances = useQuery(queries.caseInstances(complaintId))
  return (
    <Shown of={instances} failed={t('failed')}>
      {(items) => (items.length === 0 ? <p className="quiet">{t('none')}</p> : <Instances complaintId={complaintId} items={items} preferred={preferred} />)}
    </Shown>
  )
}

function Instances({ complaintId, items, preferred }: { complaintId: string; items: CaseInstance[]; preferred: string | undefined }) {
  const { t } = useTexts('diagram')
  const { language } = useLanguage()
  const word = useWord()
  const isAdministrator = useIsAdministrator()
  const [chosen, setChosen] = useState<string>()
  const instance = items.find(({ key }) => key === (chosen ?? preferred)) ?? atWork(items)
  const xml = useQuery(queries.xml(`/api/complaints/${complaintId}/instances/${instance.key}/xml`))
  const options = items.map((item) => ({ value: item.key, label: `${named(item, language)} · ${word('instance', item.state)}` }))
  return (
    <>
      {items.length > 1 && (items.length <= 3
        ? <Segmented className="gap-below diagram-choice" value={instance.key} options={options} onChange={setChosen} />
        : <Select aria-label={t('which')} className="gap-below diagram-choice" value={instance.key} options={options} onChange={setChosen} />)}
      {isAdministrator && <p className="gap-below"><a href={`/studio/cases/${instance.key}`}>{t('inside')}</a></p>}
      <Shown of={xml} failed={t('failed')}>{(text) => <Diagram key={instance.key} xml={text} marks={instance.elements} />}</Shown>
    </>
  )
}

/** The innermost running instance: the one that no other running instance was called by. */
function atWork(items: CaseInstance[]): CaseInstance {
  const running = items.filter(({ state }) => state === 'active')
  const callers = new Set(running.map(({ parentKey }) => parentKey))
  return running.find(({ key }) => !callers.has(key)) ?? running[0] ?? items[0]!
}
