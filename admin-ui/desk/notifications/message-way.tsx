import { Timeline } from 'antd'
import { Instant } from '../parts/instant.tsx'
import { useTexts, useWord } from '../../kit/language.ts'
import type { SentNotification } from '../../kit/shapes/administration.ts'
import { useReason } from './use-reason.ts'

const colours: Record<string, string> = { sent: 'blue', delivered: 'green', failed: 'red', unknown: 'orange' }

/** What a message said, and what happened to it on the way: attempts, answers, receipts, what it stands for and what would come next. */
export function MessageWay({ message: { at, text, channel, state, trail = [], heldUntil, insteadOf, instead = [] } }: { message: SentNotification }) {
  const { t } = useTexts('notifications')
  const word = useWord()
  const reason = useReason()
  const step = (when: string, what: string, code?: string) => <>{what}{code && ` – ${reason(code)}`} <span className="quiet"><Instant at={when} /></span></>
  return (
    <div className="message-way">
      <p className="message-text">{text}</p>
      <div>
        <Timeline
          items={[
            { color: 'gray', content: step(at, t('written', { channel: word('channel', channel) })) },
            ...trail.map((one) => ({ color: colours[one.state] ?? 'gray', content: step(one.at, one.state === 'queued' ? t('tried') : word('message', one.state), one.code) })),
            ...(state === 'held' && heldUntil ? [{ color: 'gray', content: step(heldUntil, t('heldUntil')) }] : []),
          ]}
        />
        {insteadOf && <p className="quiet">{t('insteadOf', { channel: word('channel', insteadOf.split(':').at(-1) ?? '') })}</p>}
        {instead.length > 0 && state !== 'delivered' && <p className="quiet">{t(state === 'failed' ? 'wentOn' : 'next', { channels: instead.map((one) => word('channel', one)).join(' → ') })}</p>}
      </div>
    </div>
  )
}
