import { useState, type FormEvent } from 'react'
import { Field } from '../field.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

const dimensions = ['visit', 'information', 'aftercare'] as const
type Dimension = (typeof dimensions)[number]
const grades = [1, 2, 3, 4, 5] as const

interface QuestionsProps {
  token: string
  onSent: () => void
  /** Somebody has answered it meanwhile, or its time is over. */
  onAnswered: () => void
}

export function Questions({ token, onSent, onAnswered }: QuestionsProps) {
  const { t } = useTexts('survey')
  const [given, setGiven] = useState<Partial<Record<Dimension, number | null>>>({})
  const [comment, setComment] = useState('')
  const [notice, setNotice] = useState<string>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = dimensions.find((one) => given[one] === undefined)
    if (missing) return setNotice(t('missing', { question: t(`question.${missing}`) }))
    if (dimensions.every((one) => given[one] === null)) return setNotice(t('none'))
    setBusy(true)
    try {
      await call(`/api/public/surveys/${encodeURIComponent(token)}`, { json: { grades: given, ...(comment.trim() === '' ? {} : { comment: comment.trim() }) } })
      onSent()
    } catch (error) {
      if (error instanceof Problem && error.status === 409) return onAnswered()
      setNotice(error instanceof Problem ? error.message : t('common:noConnection'))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {dimensions.map((dimension) => (
        <section key={dimension} className="question">
          <fieldset>
            <legend>{t(`question.${dimension}`)}</legend>
            <p className="hint">{t(`hint.${dimension}`)}</p>
            <div className="grades">
              {grades.map((grade) => (
                <label key={grade}>
                  <input type="radio" name={dimension} value={grade} checked={given[dimension] === grade} aria-label={t('gradeOf', { grade, word: t(`grade.g${grade}`) })} onChange={() => setGiven({ ...given, [dimension]: grade })} />
                  <span>{grade}</span>
                </label>
              ))}
            </div>
            <p className="ends"><span>{t('grade.g1')}</span><span>{t('grade.g5')}</span></p>
            <label className="apart">
              <input type="radio" name={dimension} value="none" checked={given[dimension] === null} onChange={() => setGiven({ ...given, [dimension]: null })} />
              <span>{t('doesNotApply')}</span>
            </label>
          </fieldset>
        </section>
      ))}
      <section>
        <Field label={t('comment')} optional>
          {(control) => <textarea {...control} name="comment" rows={3} maxLength={2000} value={comment} onChange={({ target }) => setComment(target.value)} />}
        </Field>
      </section>
      {notice && <p role="alert" className="notice bad">{notice}</p>}
      <button type="submit" className="primary" disabled={busy}>{t('send')}</button>
    </form>
  )
}
