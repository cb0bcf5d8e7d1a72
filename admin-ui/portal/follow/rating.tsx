import { useState, type FormEvent } from 'react'
import { Field } from '../field.tsx'
import { call, Problem } from '../../kit/http.ts'
import type { Keys } from './follow-page.tsx'
import { useTexts } from '../../kit/language.ts'

/** Satisfied or not, one to five, and a word. "Not satisfied" sends the case round again. */
export function Rating({ keys: { receipt, code }, onRated }: { keys: Keys; onRated: (satisfied: boolean) => Promise<void> }) {
  const { t } = useTexts('follow')
  const [satisfied, setSatisfied] = useState<boolean>()
  const [score, setScore] = useState<number>()
  const [comment, setComment] = useState('')
  const [notice, setNotice] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (satisfied === undefined) return setNotice(t('chooseFirst'))
    const json = { code, satisfied, ...(score === undefined ? {} : { score }), ...(comment.trim() === '' ? {} : { comment: comment.trim() }) }
    try {
      await call(`/api/public/complaints/${encodeURIComponent(receipt)}/rating`, { json })
      await onRated(satisfied)
    } catch (error) {
      setNotice(error instanceof Problem ? error.message : t('common:noConnection'))
    }
  }

  return (
    <section className="rating">
      <form onSubmit={(event) => void submit(event)}>
        <h2>{t('rate')}</h2>
        <div className="pair">
          <Choice label={t('satisfied')} chosen={satisfied === true} onChoose={() => setSatisfied(true)} />
          <Choice label={t('notSatisfied')} chosen={satisfied === false} onChoose={() => setSatisfied(false)} />
        </div>
        <div className="field" role="radiogroup" aria-label={t('score')}>
          <span className="label">{t('score')}</span>
          <div className="stars">
            {[1, 2, 3, 4, 5].map((value) => (
              <button key={value} type="button" role="radio" aria-checked={score === value} data-lit={score !== undefined && value <= score ? '' : undefined} aria-label={t('scoreOf', { score: value })} onClick={() => setScore(value)}>★</button>
            ))}
          </div>
        </div>
        <Field label={t(satisfied === false ? 'commentWhy' : 'comment')} hint={satisfied === false ? t('commentWhyHint') : undefined} optional>
          {(control) => <textarea {...control} name="comment" rows={3} value={comment} onChange={({ target }) => setComment(target.value)} />}
        </Field>
        {notice && <p role="alert" className="notice bad">{notice}</p>}
        <button type="submit" className="primary">{t('sendRating')}</button>
      </form>
    </section>
  )
}

/** Stands where the question stood, once it is answered. */
export function Thanks({ satisfied }: { satisfied: boolean }) {
  const { t } = useTexts('follow')
  return <section className="rating" role="status"><p>{satisfied ? t('thanks') : t('thanksAgain')}</p></section>
}

function Choice({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return <button type="button" className="choice" aria-pressed={chosen} onClick={onChoose}>{label}</button>
}
