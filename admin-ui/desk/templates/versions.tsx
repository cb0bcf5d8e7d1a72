import { Button, Card, Segmented } from 'antd'
import { useState } from 'react'
import { lineChanges } from './line-changes.ts'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ShownTemplate } from '../../kit/shapes/templates.ts'
import { formatInstant } from '../../kit/time.ts'

interface VersionsProps {
  template: ShownTemplate
  /** As it stands in the editor. */
  source: string
  onChosen: (source: string) => void
}

/** Who changed it when and why; each version can be taken into the editor again. Beside them what differs from the shipped text. */
export function Versions({ template: { versions, shipped, source: inForce }, source, onChosen }: VersionsProps) {
  const { t } = useTexts('templates')
  const { language } = useLanguage()
  return (
    <div className="columns halves">
      <Card title={t('versions')}>
        <ol className="template-versions">
          {versions.map(({ version, at, by, because, shipped: back, source: text }) => (
            <li key={version}>
              <div><b>{t('versionNo', { version })}</b>{back && <> · {t('backToShipped')}</>}<p>{because}</p><span className="quiet">{named(by, language)} · {formatInstant(at, language)}</span></div>
              <Button size="small" disabled={text === source} onClick={() => onChosen(text)}>{t('take')}</Button>
            </li>
          ))}
          <li>
            <div><b>{t('shippedOne')}</b></div>
            <Button size="small" disabled={shipped === source} onClick={() => onChosen(shipped)}>{t('take')}</Button>
          </li>
        </ol>
      </Card>
      <Difference shipped={shipped} inForce={inForce} source={source} />
    </div>
  )
}

function Difference({ shipped, inForce, source }: { shipped: string; inForce: string; source: string }) {
  const { t } = useTexts('templates')
  const [against, setAgainst] = useState<'shippedOne' | 'inForce'>('shippedOne')
  const lines = lineChanges(against === 'shippedOne' ? shipped : inForce, source)
  const same = lines.every(({ change }) => change === 'same')
  return (
    <Card title={t('difference')} extra={<Segmented size="small" value={against} onChange={setAgainst} options={[{ value: 'shippedOne', label: t('shippedOne') }, { value: 'inForce', label: t('inForce') }]} />}>
      {same
        ? <p className="quiet">{t('noDifference')}</p>
        : <pre className="template-lines">{lines.map(({ change, text }, i) => <span key={i} data-change={change}>{text || ' '}{'\n'}</span>)}</pre>}
    </Card>
  )
}
