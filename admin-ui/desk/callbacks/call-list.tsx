import { Tag, Tooltip } from 'antd'
import { Link } from 'react-router'
import { Due } from '../parts/instant.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { Holder } from '../tasks/holder.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import { formatInstant, useNow } from '../../kit/time.ts'
import type { OwedCall } from '../../kit/shapes/callbacks.ts'

/** Calls in the order in which they break. Rows on a screen, cards on a phone. */
export function CallList({ calls }: { calls: OwedCall[] }) {
  const { t } = useTexts('callbacks')
  const list = useRowKeys()
  return (
    <div className="task-list call-list">
      <div className="task-columns" aria-hidden="true">
        <span>{t('column.due')}</span><span>{t('column.call')}</span><span>{t('column.how')}</span><span>{t('column.who')}</span>
      </div>
      <ul ref={list}>{calls.map((owed) => <CallRow key={owed.key} owed={owed} />)}</ul>
    </div>
  )
}

function CallRow({ owed }: { owed: OwedCall }) {
  const { t } = useTexts('callbacks')
  const { language } = useLanguage()
  const word = useWord()
  const now = useNow()
  const { key, complaint, callback: { purpose, attempt, after, opensAt, dueAt } } = owed
  const about = [
    complaint && `${complaint.receipt} ${complaint.subject}`,
    attempt > 1 && t('attempt', { attempt }),
    after && word('call', after),
    new Date(opensAt) > now && t('notBefore', { time: formatInstant(opensAt, language, now) }),
  ]
  return (
    <li>
      <Link className="task-row" to={`/desk/tasks/${key}`}>
        <span className="task-due"><Due at={dueAt} /></span>
        <span className="task-what"><b>{word('purpose', purpose)}</b><span className="quiet">{about.filter(Boolean).join(' · ')}</span></span>
        <span className="task-tier"><How {...owed.callback} /></span>
        <Holder {...owed} />
      </Link>
    </li>
  )
}

function How({ channel, language, crowded }: OwedCall['callback']) {
  const { t } = useTexts('callbacks')
  const word = useWord()
  return (
    <>
      <span>{[word('channel', channel), language && t(`speaks.${language}`)].filter(Boolean).join(' · ')}</span>
      {crowded && <Tooltip title={t('crowdedHint')}><Tag className="tag" color="orange">{t('crowded')}</Tag></Tooltip>}
    </>
  )
}
