import { Radio } from 'antd'
import { Link } from 'react-router'
import { shortSpan } from './short-span.ts'
import { stepName } from './steps-table.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Paths } from '../../kit/shapes/watch.ts'

interface Chosen {
  of: { data: Paths | undefined; error: Error | null; refetch: () => unknown }
  chosen: number
  onChoose: (index: number) => void
}

/** The ways that finished cases went, the most travelled first; the one chosen is lit in the diagram. */
export function TravelledPaths({ of, chosen, onChoose }: Chosen) {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  return (
    <Shown of={of} failed={t('failed')}>
      {({ cases, more, paths }) => (
        <section className="watch-paths gap-above">
          <p className="quiet">{cases === 0 ? t('noPaths') : t(more ? 'pathsOfLatest' : 'pathsOf', { count: cases })}</p>
          <Radio.Group value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
            {paths.map((path, index) => (
              <Radio key={path.example} value={index}>
                <span className="watch-path-share"><b>{Math.round((path.cases / cases) * 100)} %</b> <span className="quiet">{t('pathCases', { count: path.cases })} · {shortSpan(path.median, language)}</span></span>
                <span className="watch-path-steps">{path.steps.filter(({ type = '' }) => /Task|Activity|EndEvent|SubProcess/.test(type)).map((step) => stepName(step, language)).join(' → ')}</span>
                <Link to={`/studio/cases/${path.example}`}>{t('example')}</Link>
              </Radio>
            ))}
          </Radio.Group>
        </section>
      )}
    </Shown>
  )
}
