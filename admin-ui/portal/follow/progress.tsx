import { useState } from 'react'
import { AddMore } from './add-more.tsx'
import { Letters } from './letters.tsx'
import { Questions } from './questions.tsx'
import { Rating, Thanks } from './rating.tsx'
import { Withdraw } from './withdraw.tsx'
import { formatInstant, formatRelative, useNow } from '../../kit/time.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { PublicComplaint } from '../../kit/shapes/public.ts'
import type { Keys } from './follow-page.tsx'

interface ProgressProps {
  keys: Keys
  complaint: PublicComplaint
  at: Date
  /** Something was sent: look again. */
  onSent: () => Promise<void>
  onAnother: () => void
}

/** State, who handles it, what happened, what comes next, the answer and, in the end, the question whether it was good. */
export function Progress({ keys, complaint, at, onSent, onAnother }: ProgressProps) {
  const { t } = useTexts('follow')
  const { language } = useLanguage()
  const now = useNow()
  const word = useWord()
  const [rated, setRated] = useState<{ answer: string | undefined, satisfied: boolean }>()
  const { answer, next, state, outcome, tier } = complaint
  const ended = state === 'closed' && (outcome === 'withdrawn' || outcome === 'passed-on') ? outcome : null
  return (
    <div className="progress">
      <p className="lead">{complaint.receipt}</p>
      <h1>
        {complaint.subject}
        <span className="state" data-state={complaint.state}>{t(`words:state.${complaint.state}`)}</span>
      </h1>
      <p>{ended ? t(`outcome.${ended}`) : tier === null ? t('tierNone') : t(`tier.${tier}`)}</p>
      <Holders holders={complaint.holders} />
      {complaint.merged && <p className="notice warn">{t('merged')}</p>}
      {complaint.withdrawing && <p className="notice warn">{t('withdrawing')}</p>}
      {complaint.questions.length > 0 && <Questions keys={keys} questions={complaint.questions} open={complaint.state !== 'closed' && complaint.state !== 'canceled'} onAnswered={onSent} />}
      {answer && (
        <section className="answer">
          <h2>{t('answer')}</h2>
          <p>{answer.text}</p>
        </section>
      )}
      {complaint.letters.length > 0 && <Letters keys={keys} letters={complaint.letters} />}
      {rated && rated.answer === answer?.text
        ? <Thanks satisfied={rated.satisfied} />
        : complaint.canRate && (
          <Rating keys={keys} onRated={(satisfied) => {
            setRated({ answer: answer?.text, satisfied })
            return onSent()
          }} />
        )}
      {complaint.survey && <section><h2>{t('survey')}</h2><a className="button" href={`/survey#${complaint.survey}`}>{t('surveyOpen')}</a></section>}
      <section>
        <h2>{t('steps')}</h2>
        <ol className="steps">
          {complaint.steps.length === 0 && <li>{t('nothingYet')}</li>}
          {complaint.steps.map((step) => (
            <li key={`${step.at} ${step.text.en}`}>
              {step.text[language]}
              <time dateTime={step.at} title={formatRelative(step.at, language, now)}>{formatInstant(step.at, language, now)}</time>
            </li>
          ))}
          {next && (
            <li className="next">
              <b>{t('next')}</b> {word('stage', next.stage)}
              <time dateTime={next.at}>{t('nextBy', { time: formatInstant(next.at, language, now) })}</time>
            </li>
          )}
        </ol>
      </section>
      {complaint.state !== 'canceled' && <AddMore keys={keys} closed={complaint.state === 'closed'} onAdded={onSent} />}
      {complaint.canWithdraw && <Withdraw keys={keys} onWithdrawn={onSent} />}
      <p className="hint centred">
        {t('updated', { time: formatInstant(at, language, now) })} · <button type="button" className="link" onClick={onAnother}>{t('another')}</button>
      </p>
    </div>
  )
}

/** In whose hands it lies, as far as that has a name outside. */
function Holders({ holders }: Pick<PublicComplaint, 'holders'>) {
  const { t } = useTexts('follow')
  const { language } = useLanguage()
  const word = useWord()
  if (holders.length === 0) return null
  const names = holders.map(({ role, department }) => [department?.[language], role && word('role', role)].filter(Boolean).join(language === 'zh' ? '' : ', '))
  return <p>{t('holders', { names: names.join(language === 'zh' ? '、' : ' · ') })}</p>
}
