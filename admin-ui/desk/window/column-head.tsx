import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { Due } from '../parts/instant.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant, useNow } from '../../kit/time.ts'
import type { RequestLimit, WindowColumn, WindowRequest } from '../../kit/shapes/overviews.ts'

/** A department, why it was asked last, its clock, and that it was reminded. */
export function ColumnHead({ column: { department, requests: [last] } }: { column: WindowColumn }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const name = useDepartmentName()
  if (!last) return name(department)
  const reminded = last.reminded.at(-1)
  return (
    <span className="window-department">
      <b>{name(department)}</b>
      {last.because !== 'chosen' && <span className="window-because">{t(`asked.${last.because}`)}</span>}
      <Clock request={last} />
      {reminded !== undefined && last.state === 'waiting' && <span className="quiet">{t('reminded', { time: formatInstant(reminded, language) })}</span>}
    </span>
  )
}

function Clock({ request: { state, limit, headLimit } }: { request: WindowRequest }) {
  const { t } = useTexts('window')
  if (!limit) return null
  if (state === 'answered') return <span className="quiet">{limit.state === 'missed' ? t('clock.metLate') : t('clock.met')}</span>
  if (state !== 'waiting') return null
  return headLimit ? <Running label={t('head')} limit={headLimit} /> : <Running label={t('clock.waiting')} limit={limit} />
}

function Running({ label, limit: { at, pausedUntil } }: { label: string; limit: RequestLimit }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const now = useNow()
  if (pausedUntil !== undefined && new Date(pausedUntil) > now) return <span className="quiet">{t('clock.paused', { time: formatInstant(pausedUntil, language) })}</span>
  return <span className="quiet">{new Date(at) < now ? t('clock.late') : label} <Due at={at} /></span>
}
