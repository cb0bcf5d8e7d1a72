import { useId, type ReactNode } from 'react'
import { useTexts } from '../kit/language.ts'

interface Control {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

interface FieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  children: (control: Control) => ReactNode
}

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const { t } = useTexts('common')
  const id = useId()
  return (
    <div className="field" data-error={error === undefined ? undefined : ''}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{t('optional')}</span>}
      </label>
      {children({ id, 'aria-invalid': error === undefined ? undefined : true, 'aria-describedby': error ?? hint ? `${id}-note` : undefined })}
      {(error ?? hint) && <p id={`${id}-note`} className={error === undefined ? 'hint' : 'error'}>{error ?? hint}</p>}
    </div>
  )
}
