import { Collapse, Empty, Tag } from 'antd'
import type { Picture } from './shapes.ts'
import { usePersonName } from '../../desk/parts/use-person-name.ts'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'

/** Who would be told what, to be read; and what other systems would be asked. */
export function Told({ messages, calls }: Pick<Picture, 'messages' | 'calls'>) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const word = useWord()
  const name = usePersonName()
  if (messages.length + calls.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nobodyTold')} />
  return (
    <Collapse
      ghost
      items={[
        ...messages.map(({ id, to, channel, title, text, state, at }) => ({
          key: id,
          label: <><b>{to === 'complainant' ? t('complainant') : name(to, to.startsWith('group:') ? word('role', to.slice(6)) : to)}</b> {title} <Tag>{word('channel', channel)}</Tag>{state !== 'sent' && <Tag color="blue">{word('message', state)}</Tag>}<span className="quiet">{formatInstant(at, language)}</span></>,
          children: <p className="rehearsal-letter">{text}</p>,
        })),
        ...calls.map(({ _id, method, address, body }) => ({ key: _id, label: <><Tag color="purple">{t('otherSystem')}</Tag> {method} {address}</>, children: <p className="rehearsal-letter">{body}</p> })),
      ]}
    />
  )
}
