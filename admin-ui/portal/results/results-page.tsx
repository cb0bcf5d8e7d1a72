import { useEffect, useState } from 'react'
import { useDepartments } from '../use-departments.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { PublicResult } from '../../kit/shapes/public.ts'
import { formatInstant, useNow } from '../../kit/time.ts'

type Loading = { phase: 'loading' } | { phase: 'failed' } | { phase: 'shown'; results: PublicResult[] }

/** What changed because somebody complained, for everybody to read. */
export default function ResultsPage() {
  const { t } = useTexts('results')
  const { language } = useLanguage()
  const word = useWord()
  const now = useNow()
  const departments = useDepartments()
  const [loading, setLoading] = useState<Loading>({ phase: 'loading' })
  useEffect(() => void load().then(setLoading), [])
  const again = () => {
    setLoading({ phase: 'loading' })
    void load().then(setLoading)
  }
  const placeOf = (id: string | null): string | undefined => {
    const department = departments.find((one) => one.id === id)
    return department && (language === 'zh' ? department.nameZh ?? department.name : department.name)
  }
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {loading.phase === 'loading' && <p role="status">{t('common:loading')}</p>}
      {loading.phase === 'failed' && <p role="alert" className="notice bad">{t('failed')} <button type="button" className="link" onClick={again}>{t('again')}</button></p>}
      {loading.phase === 'shown' && loading.results.length === 0 && <p className="notice">{t('empty')}</p>}
      {loading.phase === 'shown' && loading.results.map(({ id, text, department, nature, at }) => (
        <section key={id} className="answer">
          <p>{text}</p>
          <p className="hint">{[placeOf(department), nature && word('nature', nature), formatInstant(at, language, now)].filter(Boolean).join(' · ')}</p>
        </section>
      ))}
    </>
  )
}

const load = (): Promise<Loading> =>
  call<{ items: PublicResult[] }>('/api/public/results').then(({ items }) => ({ phase: 'shown', results: items }), () => ({ phase: 'failed' }))
