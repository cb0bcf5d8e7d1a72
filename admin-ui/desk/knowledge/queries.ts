import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { list } from '../queries.ts'
import { call, query } from '../../kit/http.ts'
import type { Article, ArticleState, FoundArticle, Unanswered } from '../../kit/shapes/hotline.ts'
import type { List } from '../../kit/shapes/desk.ts'

/** What fits some words best, first. What was found before stays until the answer is there: nothing flickers while somebody types. */
export const found = (words: string, state: ArticleState = 'published', limit = 20) => queryOptions({
  queryKey: ['knowledge', 'found', words, state, limit],
  queryFn: ({ signal }) => call<List<FoundArticle>>(`/api/knowledge${query({ q: words, state, limit })}`, { signal }),
  select: ({ items }) => items,
  enabled: words.trim() !== '',
  placeholderData: keepPreviousData,
})

/** What has to be looked at again soonest, first. */
export const articles = (state: ArticleState, due: boolean) => list<FoundArticle>('/api/knowledge', { state, ...(due ? { due: 'true' } : {}) })

export const article = (id: string) => queryOptions({ queryKey: ['knowledge', 'one', id], queryFn: () => call<Article>(`/api/knowledge/${id}`) })

export const unanswered = queryOptions({ queryKey: ['knowledge', 'unanswered'], queryFn: () => call<List<Unanswered>>('/api/unanswered-searches'), select: ({ items }) => items })

/** English readers see English where there is any, and the other way round. */
export const inEither = (text: { en: string; zh: string }, language: 'en' | 'zh'): string => text[language] || text[language === 'zh' ? 'en' : 'zh']
