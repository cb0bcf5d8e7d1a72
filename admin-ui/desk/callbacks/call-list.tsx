import { useQuery } from '@tanstack/react-query'
import { Tag, Tooltip } from 'antd'
import { Link } from 'react-router'
import { useMe } from '../frame/signed-in.tsx'
import { Due } from '../parts/instant.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import { useRowKeys } from '../parts/use-row-keys.ts'
import * as queries from '../queries.ts'
import { groupInWords } from '../tasks/who.ts'
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
        <Who {...owed} />
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

function Who({ assignee, assigneeName, candidateGroups }: OwedCall) {
  const { t } = useTexts('tasks')
  const { language } = useLanguage()
  const me = useMe()
  const word = useWord()
  const personName = usePersonName()
  const departments = useQuery(queries.departments).data ?? []
  if (assignee) return <span className="task-who">{assignee === me.id ? t('you') : personName(assignee, assigneeName)}</span>
  return <span className="task-who" data-free="">{t('unassignedOf', { groups: candidateGroups.map((group) => groupInWords(group, departments, language, word)).join(' / ') })}</span>
}
