import { useEffect, useState } from 'react'
import { Questions } from './questions.tsx'
import { call, Problem } from '../../kit/http.ts'
import { formatInstant, setHospitalZone, useNow } from '../../kit/time.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Questionnaire } from '../../kit/shapes/public.ts'

type Looking = { phase: 'loading' } | { phase: 'failed'; status: number } | { phase: 'shown'; questionnaire: Questionnaire } | { phase: 'thanks' }

/** Three questions about a complaint that was handled, for whoever has the link. */
export default function SurveyPage() {
  const { t } = useTexts('survey')
  const { language } = useLanguage()
  const now = useNow()
  const [token] = useState(() => location.hash.slice(1))
  const [looking, setLooking] = useState<Looking>({ phase: 'loading' })
  const ask = () => void look(token).then(setLooking)
  useEffect(ask, [token])

  if (looking.phase === 'loading') return <div className="wait" role="status" aria-label={t('common:loading')} />
  if (looking.phase === 'failed') {
    return (
      <>
        <h1>{t('title')}</h1>
        <p role="alert" className="notice bad">{t(looking.status === 0 ? 'common:noConnection' : looking.status === 429 ? 'tooMany' : 'unknown')}</p>
        {looking.status === 0 && <button type="button" className="button" onClick={ask}>{t('common:retry')}</button>}
      </>
    )
  }
  if (looking.phase === 'thanks') return <Said title={t('thanks')} hint={t('thanksHint')} />
  const { state, receivedAt, until } = looking.questionnaire
  if (state === 'answered') return <Said title={t('answered')} hint={t('answeredHint')} />
  if (state === 'over') return <Said title={t('over')} hint={t('overHint', { time: formatInstant(until, language, now) })} />
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { time: formatInstant(receivedAt, language, now) })}</p>
      <Questions token={token} onSent={() => setLooking({ phase: 'thanks' })} onAnswered={ask} />
      <p className="hint centred">{t('until', { time: formatInstant(until, language, now) })}</p>
    </>
  )
}

const Said = ({ title, hint }: { title: string; hint: string }) => <section role="status"><h1>{title}</h1><p className="hint">{hint}</p></section>

async function look(token: string): Promise<Looking> {
  try {
    const questionnaire = await call<Questionnaire>(`/api/public/surveys/${encodeURIComponent(token || '-')}`)
    setHospitalZone(questionnaire.zone)
    return { phase: 'shown', questionnaire }
  } catch (error) {
    return { phase: 'failed', status: error instanceof Problem ? error.status : 0 }
  }
}
