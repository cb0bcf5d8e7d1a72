import { Alert, Card } from 'antd'
import { PointState } from './point-state.tsx'
import { useDepartmentName } from '../emergencies/use-department-name.ts'
import { inOneLine, named } from '../parts/named.ts'
import { useChoice } from '../parts/use-choice.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { CaseWindow, WindowLetter } from '../../kit/shapes/overviews.ts'

/** The one answer as it grows: what it says, whose answers each point comes from, and what keeps it from being signed. */
export function Letter({ window: { letter, points, blocked, open } }: { window: CaseWindow }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const name = useDepartmentName()
  return (
    <Card title={t('letter')} extra={letter && <span className="quiet">{t('written', { time: formatInstant(letter.at, language) })}</span>} className="window-letter">
      {open && blocked.length > 0 && (
        <Alert type="warning" showIcon className="gap-below" title={t('blocks')} description={<ul>{blocked.map(({ what, count }) => <li key={what}>{t(`block.${what}`, { count })}</li>)}</ul>} />
      )}
      {open && blocked.length === 0 && letter && <Alert type="success" showIcon className="gap-below" title={t('whole')} />}
      {letter ? <Text letter={letter} /> : <p className="quiet">{t('noLetter')}</p>}
      <h3>{t('traced')}</h3>
      <ol className="window-traced">
        {points.map((point) => <li key={point.id} value={Number(point.id)}>{point.text}<br /><PointState point={point} /> <span className="quiet">← {point.answeredBy.length > 0 ? inOneLine(point.answeredBy.map(name), language) : point.departments.length === 0 ? t('fromOffice') : t('noAnswer')}</span></li>)}
      </ol>
    </Card>
  )
}

function Text({ letter: { text, founded, signing } }: { letter: WindowLetter }) {
  const { t } = useTexts('window')
  const { language } = useLanguage()
  const choice = useChoice()
  return (
    <>
      <p className="narrative window-text">{text}</p>
      {founded && <p className="quiet">{t('founded')}: {choice('founded', founded)}</p>}
      {signing && (
        <Alert
          type={signing.signed ? 'success' : 'error'}
          showIcon
          title={`${signing.signed ? t('signed') : t('sentBack')}${signing.by ? ` · ${named(signing.by, language)}` : ''} · ${formatInstant(signing.at, language)}`}
          description={signing.remark}
        />
      )}
    </>
  )
}
