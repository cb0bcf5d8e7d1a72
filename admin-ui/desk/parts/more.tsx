import { Button } from 'antd'
import { useTexts } from '../../kit/language.ts'

interface Pages {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Reads a list on by its cursor. */
export function More({ of }: { of: Pages }) {
  const { t } = useTexts('common')
  if (!of.hasNextPage) return null
  return <div className="more"><Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{t('more')}</Button></div>
}
