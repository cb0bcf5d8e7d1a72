import { Card } from 'antd'
import { useNames } from './use-names.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Target } from '../../kit/shapes/reports.ts'

/** What was reached beside what is aimed at. A word says it too: a colour is not printed everywhere, nor seen by everybody. */
export function Targets({ targets }: { targets: Target[] }) {
  const { t } = useTexts('reports')
  const { language } = useLanguage()
  const { value: nameOf } = useNames()
  const per = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 })
  return (
    <Card title={t('targets.title')} className="gap-above">
      <div className="wide-table"><table className="figure-table">
        <thead><tr><th>{t('targets.target')}</th><th>{t('targets.goal')}</th><th className="number">{t('targets.value')}</th><th className="number">{t('targets.of')}</th><th /></tr></thead>
        <tbody>
          {targets.map((target) => {
            const met = isMet(target)
            return (
              <tr key={target.target}>
                <td>{nameOf('target', target.target)}</td>
                <td>{t(target.sense === 'at-least' ? 'targets.atLeast' : 'targets.atMost', { goal: per.format(target.goal) })}</td>
                <td className="number">{target.value === null ? <span className="quiet">{t('targets.nothing')}</span> : `${per.format(target.value)} %`}</td>
                <td className="number">{target.of}</td>
                <td data-met={met ?? undefined}>{met === null ? '' : t(met ? 'targets.met' : 'targets.missed')}</td>
              </tr>
            )
          })}
        </tbody>
      </table></div>
    </Card>
  )
}

const isMet = ({ value, goal, sense }: Target): boolean | null => (value === null ? null : sense === 'at-least' ? value >= goal : value <= goal)
