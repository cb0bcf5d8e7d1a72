import { useQuery } from '@tanstack/react-query'
import * as queries from './queries.ts'
import { TierTag } from '../../desk/parts/tags.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { BrokenLimit } from '../../kit/shapes/watch.ts'

/** Which limits broke in the last thirty days, the worst first; a bar a row shows the part that was not kept. */
export function BrokenLimits() {
  const { t } = useTexts('watch')
  const limits = useQuery(queries.limits)
  return (
    <Shown of={limits} failed={t('failed')}>
      {(items) => (items.length === 0
        ? <p className="quiet">{t('noLimits')}</p>
        : <table className="watch-limits"><thead><tr><th>{t('limit.stage')}</th><th>{t('limit.tier')}</th><th>{t('limit.kept')}</th><th>{t('limit.broken')}</th><th className="watch-wide" aria-label={t('limit.share')} /></tr></thead><tbody>{items.map((limit) => <Row key={`${limit.stage} ${limit.tier}`} {...limit} />)}</tbody></table>)}
    </Shown>
  )
}

function Row({ name, tier, kept, broken }: BrokenLimit) {
  const { language } = useLanguage()
  const share = broken / (kept + broken)
  return (
    <tr>
      <td>{name[language]}</td>
      <td><TierTag tier={tier} /></td>
      <td>{kept}</td>
      <td data-bad={broken > 0 || undefined}>{broken}</td>
      <td className="watch-wide"><div className="watch-bar" role="img" aria-label={`${Math.round(share * 100)} %`}><i style={{ width: `${share * 100}%` }} /></div></td>
    </tr>
  )
}
