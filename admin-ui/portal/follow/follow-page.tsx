import { useEffect, useState, type FormEvent } from 'react'
import { Field } from '../field.tsx'
import { Progress } from './progress.tsx'
import { call, Problem, query } from '../../kit/http.ts'
import { setHospitalZone } from '../../kit/time.ts'
import type { PublicComplaint } from '../../kit/shapes/public.ts'
import { useTexts } from '../../kit/language.ts'

export interface Keys {
  receipt: string
  code: string
}

type Looking = { phase: 'asking' } | { phase: 'looking' } | { phase: 'failed'; status: number } | { phase: 'shown'; complaint: PublicComplaint; at: Date }

/** How a complaint is doing, for whoever holds its receipt number and code: typed, or from the link on the receipt. */
export default function FollowPage() {
  const { t } = useTexts('follow')
  const [keys, setKeys] = useState(fromAddress)
  const [looking, setLooking] = useState<Looking>(() => ({ phase: isComplete(fromAddress()) ? 'looking' : 'asking' }))

  useEffect(() => {
    const given = fromAddress()
    if (isComplete(given)) void look(given).then(setLooking)
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    history.replaceState(null, '', `#${new URLSearchParams({ ...keys })}`)
    setLooking({ phase: 'looking' })
    void look(keys).then(setLooking)
  }
  const another = () => {
    history.replaceState(null, '', location.pathname)
    setKeys({ receipt: '', code: '' })
    setLooking({ phase: 'asking' })
  }

  if (looking.phase === 'shown') return <Progress keys={keys} complaint={looking.complaint} at={looking.at} onSent={() => look(keys).then(setLooking)} onAnother={another} />
  return (
    <form onSubmit={submit}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <section>
        <Field label={t('receipt')}>
          {(control) => <input {...control} name="receipt" required autoCapitalize="characters" autoComplete="off" value={keys.receipt} onChange={({ target }) => setKeys({ ...keys, receipt: target.value.trim() })} />}
        </Field>
        <Field label={t('code')}>
          {(control) => <input {...control} name="code" required autoComplete="off" value={keys.code} onChange={({ target }) => setKeys({ ...keys, code: target.value.trim() })} />}
        </Field>
      </section>
      <div className="submit">
        {looking.phase === 'failed' && <p role="alert" className="notice bad">{t(looking.status === 0 ? 'common:noConnection' : looking.status === 429 ? 'tooMany' : 'unknown')}</p>}
        <button type="submit" className="primary" disabled={looking.phase === 'looking'}>{looking.phase === 'looking' ? t('common:loading') : t('look')}</button>
      </div>
    </form>
  )
}

async function look({ receipt, code }: Keys): Promise<Looking> {
  try {
    const complaint = await call<PublicComplaint>(`/api/public/complaints/${encodeURIComponent(receipt)}${query({ code })}`)
    setHospitalZone(complaint.zone)
    return { phase: 'shown', complaint, at: new Date() }
  } catch (error) {
    return { phase: 'failed', status: error instanceof Problem ? error.status : 0 }
  }
}

function isComplete({ receipt, code }: Keys): boolean {
  return receipt !== '' && code !== ''
}

function fromAddress(): Keys {
  const given = new URLSearchParams(location.hash === '' ? location.search : location.hash.slice(1))
  return { receipt: given.get('receipt') ?? '', code: given.get('code') ?? '' }
}
