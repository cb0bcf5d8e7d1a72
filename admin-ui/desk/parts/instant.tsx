import { Tooltip } from 'antd'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant, formatRelative, formatSpan, useNow } from '../../kit/time.ts'

/** A point in time; pointing at it tells how far away that is. */
export function Instant({ at }: { at: string }) {
  const { language } = useLanguage()
  const now = useNow()
  return <Tooltip title={formatRelative(at, language, now)}><time dateTime={at}>{formatInstant(at, language, now)}</time></Tooltip>
}

const soon = 4 * 60 * 60_000
const today = 24 * 60 * 60_000

/** A limit in words and colour: what is overdue is red, what breaks within four hours amber. */
export function Due({ at }: { at: string | null | undefined }) {
  const { t } = useTexts('tasks')
  const { language } = useLanguage()
  const now = useNow()
  if (!at) return <span className="due" data-urgency="none">{t('noDue')}</span>
  const left = new Date(at).getTime() - now.getTime()
  const urgency = left < 0 ? 'over' : left < soon ? 'soon' : left < today ? 'today' : 'later'
  const span = formatSpan(left, language)
  return (
    <Tooltip title={formatInstant(at, language, now)}>
      <time className="due" data-urgency={urgency} dateTime={at}>{left < 0 ? t('overdueBy', { span }) : t('dueIn', { span })}</time>
    </Tooltip>
  )
}
