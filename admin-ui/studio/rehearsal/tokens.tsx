import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import * as queries from './queries.ts'
import type { Picture } from './shapes.ts'
import { Diagram } from '../../desk/diagram/diagram.tsx'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'

/** Where the case stands on its diagrams; the one where somebody has to do something comes first. */
export function Tokens({ picture: { complaint, instances, tasks } }: { picture: Picture }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const me = useMe()
  const [chosen, setChosen] = useState<string>()
  const active = instances.filter(({ state }) => state === 'active')
  const shown = instances.find(({ key }) => key === chosen) ?? active.find(({ key }) => key === tasks[0]?.instanceKey) ?? active.at(-1) ?? instances[0]
  const xml = useQuery({ ...queries.xml(complaint.id, shown?.key ?? '', me.id), enabled: shown !== undefined })
  if (!shown) return <p className="quiet">{t('noTokens')}</p>
  return (
    <>
      <Select className="gap-below diagram-choice" aria-label={t('tokens')} value={shown.key} onChange={setChosen} options={instances.map((one) => ({ value: one.key, label: `${named(one, language)} · ${word('instance', one.state)}` }))} />
      <Shown of={xml} failed={t('failed')}>{(text) => <Diagram key={shown.key} xml={text} marks={shown.elements} />}</Shown>
    </>
  )
}
