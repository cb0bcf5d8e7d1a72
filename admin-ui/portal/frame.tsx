import { useEffect, type ReactNode } from 'react'
import { useLanguage, useTexts } from '../kit/language.ts'
import mark from '../kit/mark.svg'

/** What stands around the pages of the portal: where one is, the others, the other language. */
export function Frame({ page, children }: { page: 'report' | 'follow' | 'survey' | 'results'; children: ReactNode }) {
  const { t } = useTexts('portal')
  const { other, choose } = useLanguage()
  useEffect(() => {
    document.title = `${t(page)} · ${t('common:hospital')}`
  }, [t, page])
  return (
    <>
      <header className="bar">
        <a className="brand" href="/">
          <img src={mark} alt="" width={28} height={28} />
          <span>{t('common:hospital')}</span>
        </a>
        <nav>
          <a href="/report" aria-current={page === 'report' ? 'page' : undefined}>{t('report')}</a>
          <a href="/follow" aria-current={page === 'follow' ? 'page' : undefined}>{t('follow')}</a>
        </nav>
        <button type="button" className="quiet" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</button>
      </header>
      <main>{children}</main>
      <footer>{t('foot')} <a href="/results" aria-current={page === 'results' ? 'page' : undefined}>{t('results')}</a></footer>
    </>
  )
}
