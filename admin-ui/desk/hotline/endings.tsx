import { CheckOutlined, ExclamationCircleOutlined, PhoneOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Radio } from 'antd'
import { useEffect, useEffectEvent, useState, type KeyboardEvent as KeyPress } from 'react'
import type { useCall } from './use-call.ts'
import { useEndCall } from './use-end-call.ts'
import { room } from '../callbacks/callback-queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant, useNow } from '../../kit/time.ts'

/** How a call ends, each with a key: Alt and a digit. */
export function Endings({ running }: { running: ReturnType<typeof useCall> }) {
  const { t } = useTexts('hotline')
  const { end, isEnding } = useEndCall(running)
  const [promising, setPromising] = useState(false)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || isEnding) return
    const act = { Digit1: () => end('answered'), Digit2: () => setPromising(true), Digit3: () => end('complaint'), Digit0: () => end('other') }[event.code]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <div className="hotline-endings">
        <Button type="primary" icon={<CheckOutlined />} loading={isEnding} onClick={() => end('answered')}>{t('ending.answered')} <kbd>Alt 1</kbd></Button>
        <Button icon={<PhoneOutlined />} onClick={() => setPromising(true)}>{t('ending.callback')} <kbd>Alt 2</kbd></Button>
        <Button icon={<ExclamationCircleOutlined />} danger onClick={() => end('complaint')}>{t('ending.complaint')} <kbd>Alt 3</kbd></Button>
        <Button type="text" onClick={() => end('other')}>{t('ending.other')} <kbd>Alt 0</kbd></Button>
      </div>
      {promising && <Promise onClose={() => setPromising(false)} onChosen={(details) => { setPromising(false); end('callback', details) }} />}
    </>
  )
}

const hour = 3_600_000
const offered = 6

/** When to call back: as soon as promised, or in an hour in which the operators have room. */
function Promise({ onClose, onChosen }: { onClose: () => void; onChosen: (details: { opens?: string; closes?: string }) => void }) {
  const { t } = useTexts('hotline')
  const { language } = useLanguage()
  const now = useNow()
  const [at, setAt] = useState('')
  const { data: hours = [], isPending } = useQuery(room)
  const free = hours.filter((one) => one.room > 0).slice(0, offered)
  const chosen = () => onChosen(at === '' ? {} : { opens: at, closes: new Date(new Date(at).getTime() + hour).toISOString() })
  const promiseByKey = (event: KeyPress) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    chosen()
  }
  return (
    <Modal open title={t('promise')} okText={t('promiseIt')} cancelText={t('common:cancel')} onOk={chosen} onCancel={onClose} loading={isPending}>
      <form onKeyDown={promiseByKey}>
        <Radio.Group className="hotline-hours" value={at} onChange={({ target }) => setAt(target.value as string)}>
          <Radio value="" autoFocus>{t('soon')}</Radio>
          {free.map((one) => <Radio key={one.at} value={one.at}>{t('from', { time: formatInstant(one.at, language, now) })} <span className="quiet">{t('room', { count: one.room })}</span></Radio>)}
        </Radio.Group>
      </form>
    </Modal>
  )
}
