import { CloseCircleFilled, CloseOutlined, WarningFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

/** What keeps a diagram from being deployed, or is worth a look; each leads to its element. */
export function Findings({ title, findings, nameOf, onChosen, onClosed }: { title: ReactNode; findings: Finding[]; nameOf: (elementId: string) => string | undefined; onChosen: (elementId: string | null) => void; onClosed: () => void }) {
  const { t } = useTexts('studio')
  const inWords = useRule()
  return (
    <section className="findings" aria-live="polite">
      <header><b>{title}</b><Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClosed} /></header>
      <ul>
        {findings.map((finding) => {
          const words = inWords(finding.rule)
          const element = finding.elementId ? (nameOf(finding.elementId) ?? finding.elementId) : t('whole')
          return (
            <li key={JSON.stringify(finding)} data-severity={finding.severity ?? 'error'}>
              <button type="button" onClick={() => onChosen(finding.elementId ?? null)}>
                {finding.severity === 'warning' ? <WarningFilled /> : <CloseCircleFilled />}
                <span><b>{element}</b> {words ?? finding.message}{words !== undefined && <small>{finding.message}</small>}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The rule in the reader's words; undefined for one that has none. */
function useRule(): (rule: string | undefined) => string | undefined {
  const { i18n } = useTranslation()
  return (rule) => {
    const found: unknown = i18n.getResource(i18n.language, 'studio', `rule.${rule}`)
    return typeof found === 'string' ? found : undefined
  }
}
