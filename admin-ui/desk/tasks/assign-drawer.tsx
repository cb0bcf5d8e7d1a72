import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { assign, workers } from './work-queries.ts'
import { Due } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import type { Task } from '../../kit/shapes/desk.ts'
import type { GivenTask, Worker } from '../../kit/shapes/work.ts'

/** Gives the picked tasks to one person: first what would go and what is refused and why, then it goes, with a report. */
export function AssignDrawer({ tasks, onClose }: { tasks: Task[]; onClose: () => void }) {
  const { t } = useTexts('work')
  const client = useQueryClient()
  // What was picked when it was opened: the list changes as the tasks go.
  const [given] = useState(tasks)
  const [to, setTo] = useState<string>()
  const people = useQuery(workers).data ?? []
  const keys = given.map(({ key }) => key)
  const preview = useQuery({ queryKey: ['assign-preview', keys, to], queryFn: () => assign(keys, to!, true), enabled: to !== undefined, gcTime: 0 })
  const go = useMutation({ mutationFn: () => assign(keys, to!, false), onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }) })
  const lines = (go.data ?? preview.data)?.items
  const going = lines?.filter((line) => line.given).length ?? 0
  const person = people.find(({ id }) => id === to)
  return (
    <Drawer open size={480} onClose={onClose} title={t('assignTitle', { count: given.length })}>
      <WorkerChoice people={people} chosen={to} disabled={go.isSuccess} onChosen={setTo} />
      {person?.awayUntil && <Away person={person} />}
      {(preview.error ?? go.error) && <Alert className="gap-above" type="error" title={(preview.error ?? go.error)?.message} />}
      {to !== undefined && preview.isPending && <Skeleton active className="gap-above" title={false} />}
      {lines && <p className="gap-above" role="status">{go.isSuccess ? t('went', { count: going }) : t('wouldGo', { count: going })}{going < lines.length && ` ${t('stay', { count: lines.length - going })}`}</p>}
      <ul className="assign-lines">{given.map((task) => <Line key={task.key} task={task} line={lines?.find(({ key }) => key === task.key)} />)}</ul>
      <div className="drawer-actions">
        {go.isSuccess
          ? <Button type="primary" onClick={onClose}>{t('close')}</Button>
          : <Button type="primary" disabled={going === 0} loading={go.isPending} onClick={() => go.mutate()}>{t('assignGo', { count: going })}</Button>}
      </div>
    </Drawer>
  )
}

function WorkerChoice({ people, chosen, disabled, onChosen }: { people: Worker[]; chosen: string | undefined; disabled: boolean; onChosen: (id: string) => void }) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  const departments = useQuery(queries.departments).data ?? []
  const placeOf = ({ department }: Worker) => { const place = departments.find(({ id }) => id === department); return place ? named(place, language) : '' }
  const options = people.map((person) => ({
    value: person.id,
    label: [named(person, language), placeOf(person), t('hasOpen', { count: person.open }), person.awayUntil && t('away')].filter(Boolean).join(' · '),
  }))
  return <Select autoFocus className="fill" showSearch={{ optionFilterProp: 'label' }} disabled={disabled} aria-label={t('assignTo')} placeholder={t('assignTo')} value={chosen ?? null} options={options} onChange={onChosen} />
}

function Away({ person }: { person: Worker }) {
  const { t } = useTexts('work')
  const { language } = useLanguage()
  return <Alert className="gap-above" type="warning" showIcon title={t('awayUntil', { name: named(person, language), time: formatInstant(person.awayUntil!, language) })} />
}

function Line({ task, line }: { task: Task; line: GivenTask | undefined }) {
  const { language } = useLanguage()
  return (
    <li data-given={line?.given}>
      <b>{named(task, language)}</b>
      <span className="quiet">{task.complaint && <><span className="receipt">{task.complaint.receipt}</span> {task.complaint.subject} · </>}<Due at={task.dueAt} /></span>
      {line?.refused && <span className="assign-why">{line.refused.title[language]}</span>}
    </li>
  )
}
