import { useTexts } from '../../kit/language.ts'

interface Said {
  key: string
  label: string
  was: string | null
  is: string | null
}

/** What was said before and what is said now, one line each. */
export function Changes({ facts }: { facts: Said[] }) {
  const { t } = useTexts('studioCompare')
  if (facts.length === 0) return null
  return (
    <dl className="difference-facts">
      {facts.map(({ key, label, was, is }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd><del>{was || t('nothing')}</del> <span aria-hidden="true">→</span> <ins>{is || t('nothing')}</ins></dd>
        </div>
      ))}
    </dl>
  )
}
