import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, SwapOutlined } from '@ant-design/icons'
import { Due, Instant } from '../parts/instant.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, useNow } from '../../kit/time.ts'
import type { Deadline } from '../../kit/shapes/desk.ts'

const icons = { open: <ClockCircleOutlined />, met: <CheckCircleFilled />, missed: <CloseCircleFilled />, superseded: <SwapOutlined /> }

/** Every clock of the case: until when, what became of it, and why. */
export function Deadlines({ deadlines }: { deadlines: Deadline[] }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const now = useNow()
  const word = useWord()
  if (deadlines.length === 0) return <p className="quiet">{t('noDeadlines')}</p>
  return (
    <ul className="deadlines">
      {deadlines.toSorted((one, other) => one.at.localeCompare(other.at)).map((deadline) => (
        <li key={`${deadline.stage} ${deadline.setAt} ${deadline.at}`} data-state={deadline.state}>
          <span className="deadline-icon" title={word('deadline', deadline.state)}>{icons[deadline.state]}</span>
          <span className="deadline-stage">{word('stage', deadline.stage)}</span>
          <span className="deadline-at">{deadline.state === 'open' ? <Due at={deadline.at} /> : word('deadline', deadline.state)}</span>
          <span className="quiet deadline-note">
            <Instant at={deadline.at} />
            {deadline.metAt && <> · {t('metAt', { time: formatInstant(deadline.metAt, language, now) })}</>}
            {deadline.state === 'open' && deadline.remindAt && <> · {t('remindAt', { time: formatInstant(deadline.remindAt, language, now) })}</>}
            {deadline.because && <> · {t('because', { reason: word('because', deadline.because) })}</>}
          </span>
        </li>
      ))}
    </ul>
  )
}
