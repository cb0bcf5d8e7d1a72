import { Alert, Button, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import type { Picture } from './shapes.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, formatSpan } from '../../kit/time.ts'

interface JumpsProps {
  picture: Picture
  onBusy: (busy: boolean) => void
  onStep: (picture: Picture) => Promise<void>
}

type Jump = { until: string } | { passes: string }

const units = { minutes: (n: number) => `PT${n}M`, hours: (n: number) => `PT${n}H`, days: (n: number) => `P${n}D` } as const
type Unit = keyof typeof units

/** Time goes where somebody sends it, alarm by alarm: to just before a limit or past it, or any way ahead. */
export function Jumps({ picture: { complaint, now }, onBusy, onStep }: JumpsProps) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const [amount, setAmount] = useState(1)
  const [unit, setUnit] = useState<Unit>('hours')
  const [fault, setFault] = useState<string>()
  const present = new Date(now).getTime()
  const ahead = complaint.deadlines.filter(({ state, at }) => state === 'open' && new Date(at).getTime() > present).toSorted((a, b) => a.at.localeCompare(b.at))
  const go = async (jump: Jump) => {
    onBusy(true)
    setFault(undefined)
    try {
      await onStep(await call<Picture>('/api/studio/rehearsal/play/time', { json: { complaint: complaint.id, ...jump } }))
    } catch (error) {
      setFault(error instanceof Error ? error.message : t('common:failed'))
    } finally {
      onBusy(false)
    }
  }
  return (
    <div className="rehearsal-jumps">
      {ahead.map(({ stage, at }, i) => (
        <div key={stage} className="rehearsal-jump">
          <span><b>{word('stage', stage)}</b> <span className="quiet">{formatInstant(at, language)} · {formatSpan(new Date(at).getTime() - present, language)}</span></span>
          <Space size={4} wrap>
            {new Date(at).getTime() - present > 6 * 60_000 && <Button size="small" onClick={() => void go({ until: `deadline ${stage} -PT5M` })}>{t('justBefore')}</Button>}
            <Button size="small" type={i === 0 ? 'primary' : 'default'} onClick={() => void go({ until: `deadline ${stage} +PT1M` })}>{t('past')}</Button>
          </Space>
        </div>
      ))}
      {ahead.length === 0 && <p className="quiet">{t('noClocks')}</p>}
      <Space size={4} wrap>
        <InputNumber aria-label={t('howLong')} size="small" min={1} max={999} value={amount} onChange={(value) => setAmount(value ?? 1)} />
        <Select aria-label={t('unit')} size="small" value={unit} onChange={setUnit} options={(Object.keys(units) as Unit[]).map((value) => ({ value, label: t(`units.${value}`) }))} />
        <Button size="small" onClick={() => void go({ passes: units[unit](amount) })}>{t('pass')}</Button>
        <Button size="small" onClick={() => void go({ until: 'next working day 09:00' })}>{t('workingDay')}</Button>
      </Space>
      {fault !== undefined && <Alert type="error" title={fault} />}
    </div>
  )
}
