import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../../kit/language.ts'

/** The source of a row in the reader's language. Its Chinese is fetched when it is needed; what the hospital wrote stays as it is. */
export function useSourceWords(): (source: string) => string {
  const { language } = useLanguage()
  const { data: chinese } = useQuery({ queryKey: ['chinese-sources'], queryFn: async () => (await import('./chinese-sources.ts')).chineseSources, enabled: language === 'zh', staleTime: Infinity })
  return (source) => (language === 'zh' ? (chinese?.[source] ?? source) : source)
}
