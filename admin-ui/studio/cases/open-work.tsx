import { InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Operate } from './operate.tsx'
import { ErrorTag } from '../watch/error-tag.tsx'
import { useFailureWords } from '../watch/use-failure-words.ts'
import { Due, Instant } from '../../desk/parts/instant.tsx'
import { named } from '../../desk/parts/named.ts'
import { Holder } from '../../desk/tasks/holder.tsx'
import { useLanguage, useTexts, useWord } from '../../kit/language.ts'
import type { Relative, WatchedCase, WatchedIncident, WatchedJob } from '../../kit/shapes/watch.ts'

interface Work {
  shown: WatchedCase
  stepName: (id: string) => string
}

/** What is stuck now: each with the way to try it again. */
export function OpenIncidents({ shown, stepName }: Work) {
  const open = shown.incidents.filter(({ state }) => state === 'open')
  // A step that is stuck again has a new incident: what was said about the try stays in sight.
  return <ul className="case-stuck">{open.map((incident) => <Incident key={incident.elementInstanceKey} incident={incident} stepName={stepName} />)}</ul>
}

function Incident({ incident: { key, code, message, elementId, at }, stepName }: { incident: WatchedIncident; stepName: Work['stepName'] }) {
  const { t } = useTexts('watchCase')
  const inWords = useFailureWords()
  return (
    <li>
      <div>
        <b>{stepName(elementId)}</b> <ErrorTag code={code} /> <span className="quiet">{t('stuckSince')} <Instant at={at} /></span>
        {message !== code && <p className="narrative">{inWords(message)}</p>}
      </div>
      <Operate label={t('retry')} title={t('retryTitle', { step: stepName(elementId) })} lead={t('retryLead')} path={`/api/watch/incidents/${key}/retry`} button={{ type: 'primary' }} />
    </li>
  )
}

/** Everything that the case waits for: people, workers, alarms, called processes. */
export function OpenWork({ shown, stepName }: Work) {
  const { t } = useTexts('watchCase')
  const { language } = useLanguage()
  const word = useWord()
  const tasks = shown.tasks.filter(({ state }) => state === 'open')
  const processName = ({ processId, name = processId, nameZh }: Relative) => named({ name, ...(nameZh === undefined ? {} : { nameZh }) }, language)
  const none = tasks.length + shown.jobs.length + shown.timers.length + shown.called.length === 0
  return (
    <div className="case-work">
      {none && <p className="quiet">{t('noWork')}</p>}
      {tasks.length > 0 && (
        <section>
          <h3>{t('tasks')}</h3>
          <ul>{tasks.map(({ key, elementId, assignee, candidateGroups, dueAt }) => <li key={key}><span><a href={`/desk/tasks/${key}`}>{stepName(elementId)}</a> <span className="quiet"><Holder assignee={assignee} candidateGroups={candidateGroups} /></span></span><Due at={dueAt} /></li>)}</ul>
        </section>
      )}
      {shown.called.length > 0 && (
        <section>
          <h3>{t('called')}</h3>
          <ul>{shown.called.map((one) => <li key={one.key}><span><Link to={`/studio/cases/${one.key}`}>{one.elementId === undefined ? processName(one) : stepName(one.elementId)}</Link> <span className="quiet">{processName(one)}</span></span><Tag className="tag">{word('instance', one.state)}</Tag></li>)}</ul>
        </section>
      )}
      {shown.jobs.length > 0 && <section><h3>{t('jobs')}</h3><ul>{shown.jobs.map((job) => <Job key={job.key} job={job} stepName={stepName} />)}</ul></section>}
      {shown.timers.length > 0 && <section><h3>{t('timers')}</h3><ul>{shown.timers.map(({ key, elementId, dueAt }) => <li key={key}><span>{stepName(elementId)}</span><Instant at={dueAt} /></li>)}</ul></section>}
    </div>
  )
}

function Job({ job: { key, type, state, retries, elementId, errorMessage, retryAt }, stepName }: { job: WatchedJob; stepName: Work['stepName'] }) {
  const { t } = useTexts('watchCase')
  const [wanted, setWanted] = useState(3)
  return (
    <li>
      <span>
        {stepName(elementId)} <span className="quiet">{type}</span> <Tag className="tag" color={state === 'failed' ? 'orange' : 'default'}>{t('tries', { count: retries })}</Tag>
        {errorMessage !== undefined && <div className="watch-bad">{errorMessage}</div>}
        {retryAt !== undefined && <div className="quiet">{t('againAt')} <Instant at={retryAt} /></div>}
      </span>
      <Operate label={t('setTries')} title={t('setTriesTitle', { step: stepName(elementId) })} lead={t('setTriesLead')} path={`/api/watch/jobs/${key}/retries`} body={() => ({ retries: wanted })} button={{ size: 'small' }}>
        <div className="case-fields"><InputNumber aria-label={t('setTries')} min={1} max={100} value={wanted} onChange={(value) => setWanted(value ?? 1)} /></div>
      </Operate>
    </li>
  )
}
