import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { useState } from 'react'
import { useFindingWords } from '../parts/use-finding-words.ts'
import { useRule } from '../parts/use-rule.ts'
import type { Judgement } from './use-lint.ts'
import { useTexts } from '../../kit/language.ts'

interface Shown extends Judgement {
  nameOf: (elementId: string) => string | undefined
  onChosen: (elementId: string | null) => void
}

/** How many things are to be corrected; opened, what they are in words, each leading to its element. */
export function Findings({ findings, judged, nameOf, onChosen }: Shown) {
  const { t } = useTexts('studio')
  const [open, setOpen] = useState(false)
  const inWords = useRule()
  const messageOf = useFindingWords()
  const wrong = findings.filter(({ severity }) => severity !== 'warning').length
  const summary = [...(wrong > 0 ? [t('toCorrect', { count: wrong })] : []), ...(findings.length > wrong ? [t('toLookAt', { count: findings.length - wrong })] : [])].join(' · ')
  const icon = (isWarning: boolean) => (isWarning ? <WarningFilled /> : <CloseCircleFilled />)
  if (findings.length === 0) {
    const said = { 'yes': <><CheckCircleFilled /> {t('nothingWrong')}</>, 'not yet': t('checking'), 'no': <><WarningFilled /> {t('notChecked')}</> }[judged]
    return <section className="findings" aria-live="polite"><p className="findings-none" data-judged={judged}>{said}</p></section>
  }
  return (
    <section className="findings" aria-live="polite">
      <button type="button" className="findings-summary" data-severity={wrong > 0 ? 'error' : 'warning'} aria-expanded={open} onClick={() => setOpen(!open)}>{icon(wrong === 0)} <b>{summary}</b> <span className="quiet">{t(open ? 'fold' : 'unfold')}</span></button>
      {open && (
        <ul>
          {findings.map((finding) => {
            const words = inWords(finding.rule)
            const element = finding.elementId ? (nameOf(finding.elementId) ?? finding.elementId) : t('whole')
            return (
              <li key={JSON.stringify(finding)} data-severity={finding.severity ?? 'error'}>
                <button type="button" onClick={() => onChosen(finding.elementId ?? null)}>
                  {icon(finding.severity === 'warning')}
                  <span><b>{element}</b> {words ?? messageOf(finding)}{words !== undefined && <small>{messageOf(finding)}</small>}</span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
