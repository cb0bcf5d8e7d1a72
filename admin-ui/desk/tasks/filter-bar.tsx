import { useQuery } from '@tanstack/react-query'
import { Button, Grid, Input, Select } from 'antd'
import { useState } from 'react'
import { filterNames, type FilterName } from './task-filter.ts'
import { SavedFilters } from './saved-filters.tsx'
import { steps } from './work-queries.ts'
import { named } from '../parts/named.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

const tiers = ['general', 'important', 'dispute'] as const
const dues = ['over', 'day', 'week', 'none'] as const

interface FilterBarProps {
  search: URLSearchParams
  onChange: (name: FilterName, value: string | undefined) => void
  onReplace: (query: Record<string, string>) => void
}

/** Filters over the list. On a phone they are folded away until they are wanted. */
export function FilterBar({ search, onChange, onReplace }: FilterBarProps) {
  const { t } = useTexts('work')
  const roomy = Grid.useBreakpoint().sm ?? true
  const set = filterNames.filter((name) => search.has(name)).length
  const [unfolded, setUnfolded] = useState(false)
  return (
    <div className="filters work-filters">
      {!roomy && <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>{set > 0 ? t('filtersSet', { count: set }) : t('filters')}</Button>}
      {(roomy || unfolded) && <Choices search={search} onChange={onChange} />}
      <SavedFilters search={search} onChosen={onReplace} />
      {set > 0 && <Button type="text" onClick={() => onReplace({})}>{t('clear')}</Button>}
    </div>
  )
}

function Choices({ search, onChange }: Omit<FilterBarProps, 'onReplace'>) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  const departments = useQuery(queries.departments).data ?? []
  const { data: all = [] } = useQuery(steps)
  const field = (name: Exclude<FilterName, 'q'>, options: { value: string; label: string }[]) => (
    <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t(`filter.${name}`)} aria-label={t(`filter.${name}`)} value={search.get(name)} onChange={(value: string | undefined) => onChange(name, value)} options={options} />
  )
  return (
    <>
      <Input.Search key={search.get('q')} allowClear placeholder={t('filter.q')} aria-label={t('filter.q')} defaultValue={search.get('q') ?? ''} onSearch={(text) => onChange('q', text)} />
      {field('due', dues.map((value) => ({ value, label: t(`due.${value}`) })))}
      {field('tier', tiers.map((value) => ({ value, label: t(`words:tier.${value}`) })))}
      {field('step', all.map((step) => ({ value: step.step, label: named(step, language) })))}
      {field('department', departments.map((department) => ({ value: department.id, label: named(department, language) })))}
    </>
  )
}
