import { Tag } from 'antd'
import { useDepartmentName } from './use-department-name.ts'
import { inOneLine } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Emergency } from '../../kit/shapes/emergencies.ts'

const colours = { 'declared': 'red', 'stood-down': 'default', 'reviewed': 'success' } as const

/** How far it is. */
export function EmergencyTag({ state }: Pick<Emergency, 'state'>) {
  const { t } = useTexts('emergencies')
  return <Tag className="tag" color={colours[state]}>{t(`state.${state}`)}</Tag>
}

/** `Records and Cardiology · since Tue 25 Nov, 13:05` */
export function WhereAndWhen({ emergency: { places, since, until } }: { emergency: Pick<Emergency, 'places' | 'since' | 'until'> }) {
  const { t } = useTexts('emergencies')
  const { language } = useLanguage()
  const department = useDepartmentName()
  const where = places.length === 0 ? t('everywhere') : inOneLine(places.map(department), language)
  const when = until ? t('between', { from: formatInstant(since, language), to: formatInstant(until, language) }) : t('since', { time: formatInstant(since, language) })
  return `${where} · ${when}`
}
