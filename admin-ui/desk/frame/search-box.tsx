import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Button, Empty, Input, Modal, Spin, type InputRef } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Link } from 'react-router'
import { Marked } from './marked.tsx'
import './search.css'
import { Due, Instant } from '../parts/instant.tsx'
import { inWords, named } from '../parts/named.ts'
import { StateTag } from '../parts/tags.tsx'
import { isBusy } from '../parts/use-row-keys.ts'
import { call, query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Everything } from '../../kit/shapes/work.ts'
import { useSettled } from '../../kit/use-settled.ts'

const everything = (q: string) => queryOptions({ queryKey: ['search', q], queryFn: ({ signal }) => call<Everything>(`/api/search${query({ q })}`, { signal }), enabled: q !== '', placeholderData: keepPreviousData, staleTime: 30_000 })

/** One field for everything that one may see, from every page: `/` opens it. */
export function SearchBox() {
  const { t } = useTexts('search')
  const [open, setOpen] = useState(false)
  const field = useRef<InputRef>(null)
  useEffect(() => {
    const strike = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', strike)
    return () => removeEventListener('keydown', strike)
  }, [])
  // Without motion: whoever strikes the key types on at once.
  return (
    <>
      <Button className="search-open" icon={<SearchOutlined />} aria-label={t('title')} onClick={() => setOpen(true)}><span>{t('title')}</span><kbd>/</kbd></Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden transitionName="" maskTransitionName="" width={680} style={{ top: 64 }} title={t('title')} afterOpenChange={(shown) => shown && field.current?.focus()}>
        <Search field={field} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search({ field, onDone }: { field: Ref<InputRef>; onDone: () => void }) {
  const { t } = useTexts('search')
  const [text, setText] = useState('')
  const q = useSettled(text.trim(), 180)
  const { data, isFetching, isPlaceholderData, error } = useQuery(everything(q))
  const box = useRef<HTMLDivElement>(null)
  /** Up and down through the field and what was found; Enter in the field opens the first. */
  const move = (event: KeyboardEvent) => {
    const links = [...(box.current?.querySelectorAll<HTMLElement>('input, .found a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      links[Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
    } else if (event.key === 'Enter' && at === 0 && q === text.trim() && !isPlaceholderData) links[1]?.click()
  }
  return (
    <div ref={box} onKeyDown={move}>
      <Input ref={field} autoFocus allowClear size="large" role="searchbox" prefix={<SearchOutlined />} suffix={isFetching ? <Spin size="small" /> : <span />} placeholder={t('placeholder')} aria-label={t('placeholder')} value={text} onChange={({ target }) => setText(target.value)} maxLength={200} />
      {error && <p className="quiet" role="alert">{t('common:failed')}</p>}
      {q !== '' && data && <div className="found" aria-busy={isFetching}><Found found={data} q={q} onDone={onDone} /></div>}
    </div>
  )
}

function Found({ found, q, onDone }: { found: Everything; q: string; onDone: () => void }) {
  const { t } = useTexts('search')
  const { language } = useLanguage()
  const { tasks, cases, entries, articles, marks } = found
  if (tasks.length + cases.length + entries.length + articles.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothing', { words: q })} />
  const hit = (to: string, key: string, title: ReactNode, about: ReactNode, text: string) => (
    <li key={key}><Link to={to} onClick={onDone}><b>{title}</b><span className="quiet">{about}</span>{text && <span className="quiet found-text"><Marked text={text} marks={marks} /></span>}</Link></li>
  )
  return (
    <>
      <Group title={t('tasks')} count={tasks.length}>
        {tasks.map((task) => hit(`/desk/tasks/${task.key}`, task.key, named(task, language), <>{task.complaint && <><span className="receipt">{task.complaint.receipt}</span> <Marked text={task.complaint.subject} marks={marks} /> · </>}<Due at={task.dueAt} /></>, ''))}
      </Group>
      <Group title={t('cases')} count={cases.length} more={cases.length < 5 ? undefined : <Link to={`/desk/complaints${query({ q })}`} onClick={onDone}>{t('allCases')}</Link>}>
        {cases.map((row) => hit(`/desk/complaints/${row.id}`, row.id, <Marked text={row.subject} marks={marks} />, <><span className="receipt">{row.receipt}</span> · <Instant at={row.receivedAt} /> <StateTag state={row.state} /></>, row.excerpt))}
      </Group>
      <Group title={t('entries')} count={entries.length}>
        {entries.map((entry, i) => hit(`/desk/complaints/${entry.complaintId}`, `${entry.complaintId} ${i}`, inWords(entry.step, language), <><span className="receipt">{entry.receipt}</span> {entry.subject} · <Instant at={entry.at} /></>, entry.excerpt))}
      </Group>
      <Group title={t('articles')} count={articles.length} more={<Link to={`/desk/knowledge${query({ q })}`} onClick={onDone}>{t('allArticles')}</Link>}>
        {articles.map(({ id, title, excerpt }) => hit(`/desk/knowledge/${id}`, id, <Marked text={title[language]} marks={marks} />, null, excerpt[language]))}
      </Group>
    </>
  )
}

function Group({ title, count, more, children }: { title: string; count: number; more?: ReactNode; children: ReactNode }) {
  if (count === 0) return null
  return <section><h2>{title}{more}</h2><ul>{children}</ul></section>
}
