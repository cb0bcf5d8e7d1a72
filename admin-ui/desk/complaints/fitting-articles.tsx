import { queryOptions } from '@tanstack/react-query'
import { Link } from 'react-router'
import { inEither } from '../knowledge/queries.ts'
import { call, query } from '../../kit/http.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Complaint, List } from '../../kit/shapes/desk.ts'
import type { FoundArticle } from '../../kit/shapes/hotline.ts'

const most = 5
/** A search over more words finds everything. */
const wordsOf = ({ subject, narrative }: Complaint): string => `${subject} ${narrative.slice(0, 120)}`

export const fitting = (complaint: Complaint) => queryOptions({
  queryKey: ['knowledge', 'fitting', complaint.id, complaint.department],
  queryFn: () => call<List<FoundArticle>>(`/api/knowledge${query({ q: wordsOf(complaint), department: complaint.department ?? undefined, limit: most })}`),
  select: ({ items }) => items,
  staleTime: Infinity,
})

/** What the knowledge base says about such a matter. */
export function FittingArticles({ articles }: { articles: FoundArticle[] }) {
  const { language } = useLanguage()
  return (
    <ul className="related">
      {articles.map(({ id, title, excerpt }) => (
        <li key={id}><Link to={`/desk/knowledge/${id}`}>{inEither(title, language)}</Link><span className="quiet clamp">{inEither(excerpt, language)}</span></li>
      ))}
    </ul>
  )
}
