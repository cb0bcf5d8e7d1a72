import { Collapse } from 'antd'
import { PictureFigures } from './picture-figures.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Picture } from '../../kit/shapes/emergencies.ts'

/** The latest situation picture; the earlier ones lie folded under it. */
export function Pictures({ pictures: [latest, ...earlier] }: { pictures: Picture[] }) {
  const { t } = useTexts('emergencies')
  const { language } = useLanguage()
  if (!latest) return <p className="quiet">{t('noPicture')}</p>
  const titleOf = ({ no, at }: Picture): string => t('picture', { no, time: formatInstant(at, language) })
  return (
    <>
      <section><h3>{titleOf(latest)}</h3><OnePicture picture={latest} /></section>
      {earlier.length > 0 && <Collapse ghost items={[{ key: 'earlier', label: t('earlier'), children: earlier.map((one) => <section key={one.no}><h3>{titleOf(one)}</h3><OnePicture picture={one} /></section>) }]} />}
    </>
  )
}

const wordKeys = ['eventCause', 'eventPlace', 'timePeriod', 'treatment', 'returnVisit', 'problem'] as const

function OnePicture({ picture: { figures, words } }: { picture: Picture }) {
  const { t } = useTexts('emergencies')
  return (
    <>
      <PictureFigures figures={figures} />
      <dl className="parts-of-people">{wordKeys.map((key) => words[key] && <div key={key}><dt>{t(`words.${key}`)}</dt><dd className="narrative">{words[key]}</dd></div>)}</dl>
    </>
  )
}
