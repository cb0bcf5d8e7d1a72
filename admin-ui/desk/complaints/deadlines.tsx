import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, PauseCircleFilled, SwapOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { ClockChanges } from './clock-changes.tsx'
import { WhyLimit } from './why-limit.tsx'
import { useStageName } from './use-stage-name.ts'
import { Due, Instant } from '../parts/instant.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, formatSpan, useNow } from '../../kit/time.ts'
import type { Deadline, HistoryItem } from '../../kit/shapes/desk.ts'
import * as queries from '../queries.ts'

const icons = { open: <ClockCircleOutlined />, paused: <PauseCircleFilled />, met: <CheckCircleFilled />, missed: <CloseCircleFilled />, superseded: <SwapOutlined /> }

/** Every clock of the case: until when, what is left, what became of it, who changed it, and why nobody was alarmed. */
export function Deadlines({ complaintId, deadlines }: { complaintId: string; deadlines: Deadline[] }) {
  const { t } = useTexts('caseFile')
  const history = useQuery(queries.history(complaintId)).data ?? []
  if (deadlines.length === 0) return <p className="quiet">{t('noDeadlines')}</p>
  return (
    <ul className="deadlines">
      {deadlines.toSorted(runningFirst).map((deadline) => (
        <Clock key={`${deadline.stage} ${deadline.setAt} ${deadline.at}`} complaintId={complaintId} deadline={deadline} spared={sparedIn(history, deadline)} />
      ))}
    </ul>
  )
}

function Clock({ complaintId, deadline, spared }: { complaintId: string; deadline: Deadline; spared: HistoryItem | undefined }) {
  const { t } = useTexts('caseFile')
  const { language } = useLanguage()
  const now = useNow()
  const word = useWord()
  const stageName = useStageName()
  const state = isPaused(deadline, now) ? 'paused' : deadline.state
  const said = state === 'met' && deadline.metAt ? t('metBefore', { span: formatSpan(Date.parse(deadline.at) - Date.parse(deadline.metAt), language) }) : word('deadline', state)
  return (
    <li data-state={state}>
      <span className="deadline-icon" title={word('deadline', state)}>{icons[state]}</span>
      <span className="deadline-stage">{stageName(deadline.stage)}</span>
      <span className="deadline-at">{state === 'open' ? <Due at={deadline.at} /> : said}</span>
      <span className="quiet deadline-note">
        <Instant at={deadline.at} />
        {deadline.metAt && <> · {t('metAt', { time: formatInstant(deadline.metAt, language, now) })}</>}
        {deadline.state === 'open' && deadline.remindAt && <> · {t('remindAt', { time: formatInstant(deadline.remindAt, language, now) })}</>}
        {deadline.because && <> · {t('because', { reason: word('because', deadline.because) })}</>}
      </span>
      <ClockChanges deadline={deadline} />
      {deadline.within && <WhyLimit complaintId={complaintId} deadline={deadline} />}
      {spared && <span className="quiet deadline-note">{spared.text[language]}</span>}
    </li>
  )
}

const runningFirst = (one: Deadline, other: Deadline): number => Number(one.state !== 'open') - Number(other.state !== 'open') || one.at.localeCompare(other.at)

const isPaused = ({ state, pausedUntil }: Deadline, now: Date): boolean => state === 'open' && Boolean(pausedUntil) && now < new Date(pausedUntil!)

/** The latest time that a timer asked for this clock and nobody was alarmed. */
function sparedIn(history: HistoryItem[], { stage, setAt }: Deadline): HistoryItem | undefined {
  return history.findLast(({ kind, at, data }) => kind === 'deadline.spared' && data?.['stage'] === stage && at >= setAt)
}
