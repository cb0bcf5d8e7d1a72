import { PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Empty, Input, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { articles, found, inEither, unanswered } from './queries.ts'
import './knowledge.css'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { More } from '../parts/more.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import * as queries from '../queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { FoundArticle } from '../../kit/shapes/hotline.ts'
import { dateOf, useNow } from '../../kit/time.ts'
import { useSettled } from '../../kit/use-settled.ts'

const views = ['published', 'due', 'draft', 'archived', 'unanswered'] as const
type View = (typeof views)[number]
const writers = ['administrator', 'complaint-office', 'quality-team', 'department-head', 'operator']

/** What a caller may be told. Search and view stand in the address. */
export default function KnowledgePage() {
  const { t } = useTexts('knowledge')
  const { roles } = useMe()
  const [search, setSearch] = useSearchParams()
  const words = useSettled(search.get('q') ?? '', 150)
  const view = views.find((one) => one === search.get('view')) ?? 'published'
  const writes = writers.some((role) => roles.includes(role))
  const choose = (name: 'q' | 'view', value: string) =>
    setSearch((before) => {
      before.delete(name)
      if (value !== '' && value !== 'published') before.set(name, value)
      return before
    }, { replace: true })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {writes && <Link to="/desk/knowledge/new"><Button type="primary" icon={<PlusOutlined />}>{t('write')}</Button></Link>}
      </PageHead>
      <div className="filters">
        <Input.Search autoFocus allowClear placeholder={t('search')} aria-label={t('search')} defaultValue={search.get('q') ?? ''} onChange={({ target }) => choose('q', target.value)} />
        {writes && <Segmented<View> value={view} onChange={(value) => choose('view', value)} options={views.map((value) => ({ value, label: t(`view.${value}`) }))} />}
      </div>
      {view === 'unanswered' ? <UnansweredList /> : words.trim() === '' ? <ReviewList view={view} /> : <FoundList words={words} view={view} />}
    </>
  )
}

function FoundList({ words, view }: { words: string; view: Exclude<View, 'unanswered'> }) {
  const { t } = useTexts('knowledge')
  const articlesFound = useQuery(found(words, view === 'due' ? 'published' : view))
  return <Shown of={articlesFound} failed={t('failed')}>{(items) => <Rows items={items} empty={t('nothing', { words })} />}</Shown>
}

function ReviewList({ view }: { view: Exclude<View, 'unanswered'> }) {
  const { t } = useTexts('knowledge')
  const all = useInfiniteQuery(articles(view === 'due' ? 'published' : view, view === 'due'))
  return (
    <>
      <Shown of={all} failed={t('failed')}>{(items) => <Rows items={items} empty={t(`empty.${view}`)} />}</Shown>
      <More of={all} />
    </>
  )
}

function Rows({ items, empty }: { items: FoundArticle[]; empty: string }) {
  const { t } = useTexts('knowledge')
  const { language } = useLanguage()
  const list = useRowKeys()
  const today = dateOf(useNow())
  const { data: departments = [] } = useQuery(queries.departments)
  if (items.length === 0) return <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />
  return (
    <div className="task-list">
      <ul ref={list}>
        {items.map((article) => {
          const department = departments.find(({ id }) => id === article.department)
          return (
            <li key={article.id}>
              <Link className="article-row" to={`/desk/knowledge/${article.id}`}>
                <b>{inEither(article.title, language)}</b>
                <span className="quiet">{inEither(article.excerpt, language)}</span>
                <span className="quiet article-about">
                  {department ? named(department, language) : t('wholeHospital')}
                  {article.right + article.wrong > 0 && <span>{t('verdicts', { right: article.right, wrong: article.wrong })}</span>}
                  {article.reviewBy <= today && <Tag className="tag" color="orange">{t('due')}</Tag>}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What operators looked for in vain: the list to write from. */
function UnansweredList() {
  const { t } = useTexts('knowledge')
  const client = useQueryClient()
  const searches = useQuery(unanswered)
  const { mutate: settle, variables: settling, isPending } = useMutation({
    mutationFn: (id: string) => call(`/api/unanswered-searches/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['knowledge', 'unanswered'] }),
  })
  return (
    <Shown of={searches} failed={t('failed')}>
      {(items) => (items.length === 0
        ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.unanswered')} />
        : (
            <ul className="task-list unanswered">
              {items.map(({ id, words, times, lastAt }) => (
                <li key={id}>
                  <span><b>{words}</b> <span className="quiet">{t('times', { count: times })} · <Instant at={lastAt} /></span></span>
                  <span className="page-actions">
                    <Link to={`/desk/knowledge/new?title=${encodeURIComponent(words)}`}><Button size="small">{t('write')}</Button></Link>
                    <Button size="small" type="text" loading={isPending && settling === id} onClick={() => settle(id)}>{t('settle')}</Button>
                  </span>
                </li>
              ))}
            </ul>
          ))}
    </Shown>
  )
}
