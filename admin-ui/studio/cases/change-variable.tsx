import { Input, InputNumber, Segmented, Switch } from 'antd'
import { useState } from 'react'
import { Operate } from './operate.tsx'
import { useTexts } from '../../kit/language.ts'
import type { WatchedVariable } from '../../kit/shapes/watch.ts'

const kinds = ['text', 'number', 'yesNo', 'empty'] as const
type Kind = (typeof kinds)[number]

/** Gives a variable another value: a text, a number, yes or no, or nothing. Lists and records are made by the process alone. */
export function ChangeVariable({ instanceKey, variable: { scope, name, value } }: { instanceKey: string; variable: WatchedVariable }) {
  const { t } = useTexts('watchCase')
  const [kind, setKind] = useState<Kind>(kindOf(value))
  const [text, setText] = useState(typeof value === 'string' ? value : '')
  const [number, setNumber] = useState<number | null>(typeof value === 'number' ? value : null)
  const [yes, setYes] = useState(value === true)
  const chosen = { text, number, yesNo: yes, empty: null }[kind]
  return (
    <Operate
      label={t('change')}
      title={t('changeVariable', { name })}
      lead={t('changeLead')}
      path={`/api/watch/cases/${instanceKey}/variable`}
      body={() => ({ scope, name, value: chosen })}
      ready={kind === 'empty' || chosen !== null}
      button={{ size: 'small' }}
    >
      <div className="case-fields">
        <Segmented value={kind} options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))} onChange={setKind} />
        {kind === 'text' && <Input aria-label={t('newValue')} value={text} onChange={({ target }) => setText(target.value)} />}
        {kind === 'number' && <InputNumber className="full" aria-label={t('newValue')} value={number} onChange={setNumber} />}
        {kind === 'yesNo' && <Switch aria-label={t('newValue')} checkedChildren={t('yes')} unCheckedChildren={t('no')} checked={yes} onChange={setYes} />}
      </div>
    </Operate>
  )
}

/** Whether the page can write it: what has parts is not. */
export const isChangeable = ({ live, name, value }: WatchedVariable): boolean => live && name !== 'complaintId' && (value === null || typeof value !== 'object')

const kindOf = (value: unknown): Kind => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yesNo' : value === null ? 'empty' : 'text')
