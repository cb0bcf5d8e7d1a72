import { useEffect, useState, type ReactNode } from 'react'
import { device } from '../kit/device.ts'
import { useLanguage, useTexts } from '../kit/language.ts'
import mark from '../kit/mark.svg'

/** What stands around the pages of the portal: where one is, the others, the other language, larger type. */
export function Frame({ page, children }: { page: 'report' | 'follow' | 'survey' | 'results'; children: ReactNode }) {
  const { t } = useTexts('portal')
  const { other, choose } = useLanguage()
  const [large, setLarge] = useLargeType()
  useEffect(() => {
    document.title = `${t(page)} · ${t('common:hospital')}`
  }, [t, page])
  return (
    <>
      <a className="skip" href="#content">{t('skip')}</a>
      <header className="bar">
        <a className="brand" href="/" aria-label={t('common:hospital')}>
          <img src={mark} alt="" width={28} height={28} />
          <span>{t('common:hospital')}</span>
        </a>
        <nav>
          <a href="/report" aria-current={page === 'report' ? 'page' : undefined}>{t('report')}</a>
          <a href="/follow" aria-current={page === 'follow' ? 'page' : undefined}>{t('follow')}</a>
        </nav>
        <button type="button" className="quiet larger" aria-pressed={large} aria-label={t('largeType')} title={t('largeType')} onClick={() => setLarge(!large)}>A<b>A</b></button>
        <button type="button" className="quiet" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</button>
      </header>
      <main id="content">{children}</main>
      <footer>{t('foot')} <a href="/results" aria-current={page === 'results' ? 'page' : undefined}>{t('results')}</a></footer>
    </>
  )
}

const remembered = 'recourse.large-type'

/** Type a quarter larger, on every page of the portal, on this device. */
function useLargeType(): [large: boolean, choose: (large: boolean) => void] {
  const [large, setLarge] = useState(() => device.read(remembered) === 'yes')
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', large)
  }, [large])
  const choose = (wanted: boolean) => {
    setLarge(wanted)
    if (wanted) device.keep(remembered, 'yes')
    else device.forget(remembered)
  }
  return [large, choose]
}
