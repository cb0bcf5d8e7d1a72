import { useNavigate, useSearchParams } from 'react-router'
import { ArticleForm } from './article-form.tsx'
import { useLanguage } from '../../kit/language.ts'

/** A new article, its title perhaps what somebody looked for in vain. */
export default function NewArticlePage() {
  const navigate = useNavigate()
  const { language } = useLanguage()
  const [search] = useSearchParams()
  const title = search.get('title') ?? ''
  return <ArticleForm title={{ en: language === 'en' ? title : '', zh: language === 'zh' ? title : '' }} onDone={(id) => void navigate(id === undefined ? '/desk/knowledge' : `/desk/knowledge/${id}`, { replace: true })} />
}
