import { Alert, Card, Radio } from 'antd'
import { useState } from 'react'
import type { Choices, Conflict, Upgrade } from './upgrade.ts'
import { Diagram } from '../../desk/diagram/diagram.tsx'
import { useTableWords } from '../../desk/packs/in-words.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { usePropertyName } from '../compare/form-difference.tsx'
import { useFactWords } from '../compare/use-fact-words.ts'

interface Asked {
  upgrade: Upgrade
  choices: Choices
  onChoose: (id: string, choice: 'mine' | 'theirs') => void
}

/** What has to be decided, one by one; on a diagram the steps are lit. */
export function Conflicts({ upgrade: { kind, conflicts, content, difference }, choices, onChoose }: Asked) {
  const { t } = useTexts('studioUpgrades')
  const [chosen, setChosen] = useState<string>()
  if (conflicts.length === 0) return <Alert type="success" showIcon title={t('agree')} />
  return (
    <Card title={t('decide', { count: conflicts.length })}>
      {kind === 'diagram' && <Diagram xml={content} tints={Object.fromEntries(conflicts.map(({ about }) => [about, 'removed']))} chosen={chosen} centred={chosen} onElement={setChosen} />}
      <ul className="difference-elements">
        {conflicts.map((conflict) => <One key={conflict.id} conflict={conflict} names={difference.diagram?.names ?? {}} chosen={conflict.about === chosen} choice={choices[conflict.id] ?? 'mine'} onLook={() => setChosen(conflict.about)} onChoose={(choice) => onChoose(conflict.id, choice)} />)}
      </ul>
    </Card>
  )
}

interface OneProps {
  conflict: Conflict
  names: Record<string, { en: string; zh: string | null }>
  chosen: boolean
  choice: 'mine' | 'theirs'
  onLook: () => void
  onChoose: (choice: 'mine' | 'theirs') => void
}

function One({ conflict, names, chosen, choice, onLook, onChoose }: OneProps) {
  const { t } = useTexts('studioUpgrades')
  const { language } = useLanguage()
  const words = useConflictWords(names)
  const { base, mine, theirs } = conflict
  return (
    <li data-chosen={chosen}>
      <button type="button" onClick={onLook}><b>{named(conflict, language) || t('whole')}</b> <span className="quiet">{words.label(conflict)}</span></button>
      <Radio.Group className="merge-values" value={choice} onChange={({ target }) => onChoose(target.value as 'mine' | 'theirs')}>
        <Radio value="mine"><span className="quiet">{t('mine')}</span> <ins>{words.value(conflict, mine)}</ins></Radio>
        <Radio value="theirs"><span className="quiet">{t('theirs')}</span> <ins>{words.value(conflict, theirs)}</ins></Radio>
      </Radio.Group>
      {base !== null && <p className="quiet merge-base">{t('base')} {words.value(conflict, base)}</p>}
    </li>
  )
}

function useConflictWords(names: OneProps['names']): { label: (conflict: Conflict) => string; value: (conflict: Conflict, text: string | null) => string } {
  const { t } = useTexts('studioUpgrades')
  const facts = useFactWords(names)
  const property = usePropertyName()
  const table = useTableWords()
  const column = ({ fact }: Conflict): string => fact.replace(/^column\./, '')
  const label = (conflict: Conflict): string => {
    if (conflict.fact === 'there') return t('isThere')
    if (conflict.type === 'lines') return t('line', { line: conflict.fact.replace('lines.', '') })
    if (conflict.type === 'field') return property(conflict.fact)
    if (conflict.type === 'row' || conflict.type === 'table') return table.column(column(conflict))
    return facts.label({ fact: conflict.fact, was: null, is: null })
  }
  const value = (conflict: Conflict, text: string | null): string => {
    if (conflict.fact === 'there') return text === null ? t('gone') : t('there')
    if (text === null) return t('nothing')
    if (conflict.type === 'row') return table.cell(text, column(conflict).toLowerCase())
    return conflict.type?.startsWith('bpmn:') ? facts.value({ fact: conflict.fact, was: null, is: null }, text) : text
  }
  return { label, value }
}
