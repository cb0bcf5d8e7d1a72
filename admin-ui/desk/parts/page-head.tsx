import { useEffect, type ReactNode } from 'react'
import { useTexts } from '../../kit/language.ts'

/** The head of a page: what it is, one line about it, and what one can do here. Names the browser's tab, too. */
export function PageHead({ title, tab, lead, children }: { title: ReactNode; tab?: string; lead?: ReactNode; children?: ReactNode }) {
  const { t } = useTexts('common')
  const name = tab ?? (typeof title === 'string' ? title : '')
  useEffect(() => {
    document.title = `${name} · ${t('product')}`
  }, [name, t])
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className="quiet">{lead}</p>}
      </div>
      {children !== undefined && <div className="page-actions">{children}</div>}
    </header>
  )
}
