import { Select } from 'antd'
import { useState } from 'react'
import { Operate } from './operate.tsx'
import { useTexts } from '../../kit/language.ts'
import type { WatchedCase } from '../../kit/shapes/watch.ts'

/** Ends one open step and goes on at another, or lets the work begin in one more place. */
export function MoveToken({ shown, stepName, chosen }: { shown: WatchedCase; stepName: (id: string) => string; chosen: string | undefined }) {
  const { t } = useTexts('watchCase')
  const tokens = shown.elements.filter(({ token }) => token)
  const [picked, setPicked] = useState<string>()
  const [to, setTo] = useState<string>()
  const from = picked ?? (tokens.find(({ elementId }) => elementId === chosen) ?? tokens[0])?.key ?? 'none'
  return (
    <Operate
      label={t('move')}
      title={t('moveTitle')}
      lead={t('moveLead')}
      path={`/api/watch/cases/${shown.key}/move`}
      body={() => ({ ...(from !== 'none' && { from }), to })}
      ready={to !== undefined}
    >
      <div className="case-fields">
        <label className="case-label" htmlFor="move-from">{t('moveFrom')}</label>
        <Select id="move-from" value={from} options={[...tokens.map(({ key, elementId }) => ({ value: key, label: stepName(elementId) })), { value: 'none', label: t('moveNone') }]} onChange={setPicked} />
        <label className="case-label" htmlFor="move-to">{t('moveTo')}</label>
        <Select
          id="move-to"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('moveToHint')}
          value={to ?? null}
          options={shown.steps.filter(({ type }) => !/SequenceFlow/.test(type)).map(({ id, type }) => ({ value: id, label: /Gateway/.test(type) ? `${stepName(id)} ◇` : stepName(id) })).toSorted((one, other) => one.label.localeCompare(other.label))}
          onChange={setTo}
        />
      </div>
    </Operate>
  )
}
