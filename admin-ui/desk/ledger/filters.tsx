import { useQuery } from '@tanstack/react-query'
import { Button, Grid, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterName } from './ledger-queries.ts'
import { named } from '../parts/named.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'

type Filter = Partial<Record<FilterName, string>>

interface FiltersProps {
  filter: Filter
  onChosen: (name: FilterName, value: string | undefined) => void
  onClear: () => void
}

const always: readonly FilterName[] = ['q', 'state', 'tier', 'department']
const yesNo = ['epidemic', 'emergency', 'repeat', 'missed', 'satisfied'] as const
const channels = ['web', 'wechat', 'app', 'questionnaire', 'survey', 'third-party', 'phone', 'onsite', 'letter', 'email', '12345', 'feedback-box', 'follow-up', 'complaint-line']
const coded = ['nature', 'channel', 'tag', 'field', 'occupation', 'outcome'] as const

/** The filters that one needs each day, and behind a button all others. */
export function Filters({ filter, onChosen, onClear }: FiltersProps) {
  const { t } = useTexts('ledger')
  const { t: say } = useTexts('ledgerTools')
  const { language } = useLanguage()
  const word = useWord()
  const wide = Grid.useBreakpoint().sm ?? true
  const departments = useQuery(queries.departments).data ?? []
  const folded = Object.keys(filter).filter((name) => !always.includes(name as FilterName)).length
  const [more, setMore] = useState(folded > 0)
  const field = (name: FilterName, label: string, options: { value: string; label: string }[]) => (
    <Select key={name} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={label} aria-label={label} value={filter[name] ?? null} onChange={(value: string | null) => onChosen(name, value ?? undefined)} options={options} />
  )
  const codes = useCodes()
  return (
    <>
      <div className="filters">
        <Input.Search key={filter.q} allowClear placeholder={t('search')} aria-label={t('search')} defaultValue={filter.q ?? ''} onSearch={(text) => onChosen('q', text)} />
        {(wide || more) && field('state', t('state'), codes('state'))}
        {(wide || more) && field('tier', t('tier'), codes('tier'))}
        {(wide || more) && field('department', t('department'), departments.map((department) => ({ value: department.id, label: named(department, language) })))}
        <Button aria-expanded={more} onClick={() => setMore(!more)}>{more ? say('fewer') : say('more')}{!more && folded > 0 && ` (${folded})`}</Button>
        {Object.keys(filter).length > 0 && <Button type="text" onClick={onClear}>{t('clear')}</Button>}
      </div>
      {more && (
        <div className="filters ledger-filters">
          {(['from', 'to'] as const).map((name) => (
            <label key={name}><span className="quiet">{say(`filter.${name}`)}</span> <Input type="date" value={filter[name] ?? ''} onChange={({ target }) => onChosen(name, target.value)} /></label>
          ))}
          {coded.map((name) => field(name, say(`filter.${name}`), codes(name).filter(({ value }) => name !== 'channel' || channels.includes(value))))}
          {field('severity', say('filter.severity'), ['1', '2', '3', '4'].map((value) => ({ value, label: word('severity', value) })))}
          {yesNo.map((name) => field(name, say(`filter.${name}`), ['true', 'false'].map((value) => ({ value, label: `${say(`filter.${name}`)}: ${value === 'true' ? say('yes') : say('no')}` }))))}
        </div>
      )}
    </>
  )
}

/** Every code of a kind with what it is called, those that the hospital added too. */
function useCodes(): (kind: string) => { value: string; label: string }[] {
  const { i18n } = useTranslation()
  return (kind) => {
    const words: unknown = i18n.getResource(i18n.language, 'words', kind)
    return typeof words === 'object' && words !== null ? Object.entries(words as Record<string, string>).map(([value, label]) => ({ value, label })) : []
  }
}
