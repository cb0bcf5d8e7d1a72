import { Card, Tag } from 'antd'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { inOneLine } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Contradiction } from '../../kit/shapes/overviews.ts'

/** What the office found that does not fit together; the one answer settles each before it is signed. */
export function Contradictions({ contradictions }: { contradictions: Contradiction[] }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const name = useDepartmentName()
  return (
    <Card title={t('contradictions')}>
      <ul className="window-list">
        {contradictions.map(({ id, between, about, what, settled }) => (
          <li key={id}>
            <Tag className="tag" color={settled ? 'success' : 'error'}>{settled ? t('settled') : t('unsettled')}</Tag> {what}
            <br /><span className="quiet">{[between.length > 0 && t('between', { departments: inOneLine(between.map(name), language) }), about.length > 0 && `${t('point')} ${about.join(', ')}`].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
