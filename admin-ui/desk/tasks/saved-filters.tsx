import { DeleteOutlined, EditOutlined, StarFilled, StarOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import { savedFilters } from './work-queries.ts'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import { randomKey } from '../../kit/random-key.ts'
import type { SavedFilter } from '../../kit/shapes/work.ts'

/** Filters that somebody keeps under a name: to choose, to make the first one, to rename, to remove; and the present one to keep. */
export function SavedFilters({ search, onChosen }: { search: URLSearchParams; onChosen: (query: Record<string, string>) => void }) {
  const { t } = useTexts('work')
  const [open, setOpen] = useState(false)
  const choose = ({ query }: SavedFilter) => {
    onChosen(query)
    setOpen(false)
  }
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} title={t('saved')} content={<Filters search={search} onChosen={choose} />}>
      <Button>{t('saved')}</Button>
    </Popover>
  )
}

function Filters({ search, onChosen }: { search: URLSearchParams; onChosen: (filter: SavedFilter) => void }) {
  const { t } = useTexts('work')
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data: filters = [] } = useQuery(savedFilters)
  const { mutate } = useMutation({
    mutationFn: ({ id, ...filter }: Pick<SavedFilter, 'id'> & Partial<SavedFilter>) =>
      ('name' in filter ? call(`/api/saved-filters/${id}`, { method: 'PUT', json: filter }) : call(`/api/saved-filters/${id}`, { method: 'DELETE' })),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: savedFilters.queryKey }),
  })
  return (
    <div className="saved-filters">
      {filters.length === 0 ? <p className="quiet">{t('noneSaved')}</p> : <ul>{filters.map((filter) => <Filter key={filter.id} filter={filter} onChosen={onChosen} onChange={mutate} />)}</ul>}
      <NameField label={t('saveAs')} onNamed={(name) => mutate({ id: randomKey(), name, query: Object.fromEntries(search), first: false })} />
    </div>
  )
}

function Filter({ filter, onChosen, onChange }: { filter: SavedFilter; onChosen: (filter: SavedFilter) => void; onChange: (change: Pick<SavedFilter, 'id'> & Partial<SavedFilter>) => void }) {
  const { t } = useTexts('work')
  const [naming, setNaming] = useState(false)
  const { id, name, first } = filter
  if (naming) return <li><NameField label={t('rename', { name })} value={name} onNamed={(changed) => { onChange({ ...filter, name: changed }); setNaming(false) }} /></li>
  return (
    <li>
      <button type="button" className="as-link" onClick={() => onChosen(filter)}>{name}</button>
      <Button size="small" type="text" aria-pressed={first} aria-label={t('makeFirst', { name })} title={t('makeFirst', { name })} icon={first ? <StarFilled /> : <StarOutlined />} onClick={() => onChange({ ...filter, first: !first })} />
      <Button size="small" type="text" aria-label={t('rename', { name })} icon={<EditOutlined />} onClick={() => setNaming(true)} />
      <Button size="small" type="text" aria-label={t('remove', { name })} icon={<DeleteOutlined />} onClick={() => onChange({ id })} />
    </li>
  )
}

function NameField({ label, value = '', onNamed }: { label: string; value?: string; onNamed: (name: string) => void }) {
  const { t } = useTexts('work')
  const [name, setName] = useState(value)
  const done = () => {
    if (name.trim() === '') return
    onNamed(name.trim())
    setName('')
  }
  return <Space.Compact block><Input aria-label={label} placeholder={label} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} onPressEnter={done} /><Button onClick={done}>{t('keep')}</Button></Space.Compact>
}
