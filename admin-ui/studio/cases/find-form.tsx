import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { stepName } from '../watch/steps-table.tsx'
import * as queries from '../watch/queries.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** What one can search by, as it stands in the address. */
export const fields = ['receipt', 'process', 'element', 'variable', 'value', 'error', 'state', 'only'] as const
type Field = (typeof fields)[number]

const examples = { receipt: '2026-000042', error: 'mail.refused', variable: 'tier', value: 'dispute' }
const situations = ['active', 'stuck', 'overdue', 'completed', 'canceled'] as const
type Situation = (typeof situations)[number]

/** A form made of words: which process, which step, what situation, a receipt, an error, a variable and its value. */
export function FindForm() {
  const { t } = useTexts('watchFind')
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [wanted, setWanted] = useState<Partial<Record<Field, string>>>(Object.fromEntries(search))
  const processes = useQuery(queries.processes).data ?? []
  const steps = useQuery({ ...queries.process(wanted.process ?? '', {}), enabled: wanted.process !== undefined }).data?.elements ?? []
  const set = (changes: Partial<Record<Field, string | undefined>>) => setWanted((before) => ({ ...before, ...changes }) as Partial<Record<Field, string>>)
  const find = () => setSearch(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value.trim() !== '')))
  const situation = (wanted.only ?? wanted.state) as Situation | undefined
  const stepOptions = steps.filter(({ type = '' }) => !/Gateway|SequenceFlow/.test(type)).map((step) => ({ value: step.elementId, label: stepName(step, language) }))
  const known = wanted.element === undefined || stepOptions.some(({ value }) => value === wanted.element) ? stepOptions : [{ value: wanted.element, label: wanted.element }, ...stepOptions]
  const text = (field: 'receipt' | 'error' | 'variable' | 'value') => (
    <label>{t(`field.${field}`)}<Input allowClear value={wanted[field] ?? ''} placeholder={examples[field]} onChange={({ target }) => set({ [field]: target.value })} /></label>
  )
  return (
    <form
      className="case-find"
      onSubmit={(event) => {
        event.preventDefault()
        find()
      }}
    >
      {text('receipt')}
      <label>{t('field.process')}<Select allowClear showSearch={{ optionFilterProp: 'label' }} value={wanted.process ?? null} placeholder={t('any')} options={processes.map((process) => ({ value: process.id, label: named(process, language) }))} onChange={(process: string | undefined) => set({ process, element: undefined })} /></label>
      <label>{t('field.element')}<Select allowClear showSearch={{ optionFilterProp: 'label' }} disabled={wanted.process === undefined && wanted.element === undefined} value={wanted.element ?? null} placeholder={wanted.process === undefined ? t('processFirst') : t('any')} options={known} onChange={(element: string | undefined) => set({ element })} /></label>
      <label>{t('field.situation')}<Select allowClear value={situation ?? null} placeholder={t('any')} options={situations.map((value) => ({ value, label: t(`situation.${value}`) }))} onChange={(value: Situation | undefined) => set({ state: value === 'stuck' || value === 'overdue' ? undefined : value, only: value === 'stuck' || value === 'overdue' ? value : undefined })} /></label>
      {text('error')}
      {text('variable')}
      {text('value')}
      <Button type="primary" htmlType="submit">{t('find')}</Button>
      {search.size > 0 && <Button onClick={() => setSearch({})}>{t('reset')}</Button>}
    </form>
  )
}
