import { DownOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useState, type ReactNode } from 'react'
import { HandOver } from './hand-over.tsx'
import { StartDrawer } from '../actions/start-drawer.tsx'
import { whatHappens } from '../actions/what-happens.ts'
import { canBeWithdrawn, takesFacts, useFactsTexts, useWithdrawalTexts } from '../complaints/add-facts.tsx'
import { WriteDown } from '../complaints/write-down.tsx'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Action, Complaint, Task } from '../../kit/shapes/desk.ts'

/** Of the processes that people start from a case, those that ask somebody. */
const asking = ['ask-complainant', 'late-department']

type Opened = 'hand-over' | 'facts' | 'withdrawal' | Action

/** Everything one can do at a task but fill in its form, in plain words: with the task, by asking, with the case. */
export function TaskMenu({ task, complaint, onAsk }: { task: Task; complaint: Complaint | undefined; onAsk: () => void }) {
  const { t } = useTexts('beside')
  const { language } = useLanguage()
  const me = useMe()
  const { data: actions = [] } = useQuery({ ...queries.actions(task.complaintId ?? undefined), enabled: Boolean(task.complaintId) })
  const [opened, open] = useState<Opened>()
  const mayGive = task.canComplete || task.canClaim || me.roles.includes('department-head')
  const ofAction = (action: Action) => ({ key: action.processId, label: <Line name={named(action, language)} about={whatHappens(action, language)} />, onClick: () => open(action) })
  const groups: [label: string, items: NonNullable<MenuProps['items']>][] = [
    [t('menuTask'), mayGive ? [{ key: 'hand-over', label: <Line name={t('handOver')} about={t('handOverAbout')} />, onClick: () => open('hand-over') }] : []],
    [t('menuAsk'), [
      ...(complaint?.sees.handling ? [{ key: 'ask', label: <Line name={t('askColleague')} about={t('askColleagueAbout')} />, onClick: onAsk }] : []),
      ...actions.filter(({ processId }) => asking.includes(processId)).map(ofAction),
    ]],
    [t('menuCase'), [
      ...actions.filter(({ processId }) => !asking.includes(processId)).map(ofAction),
      ...(complaint && takesFacts(complaint) ? [{ key: 'facts', label: <Line name={t('facts')} about={t('factsAbout')} />, onClick: () => open('facts') }] : []),
      ...(complaint && canBeWithdrawn(complaint) ? [{ key: 'withdrawal', label: <Line name={t('withdraw')} about={t('withdrawAbout')} />, onClick: () => open('withdrawal') }] : []),
    ]],
  ]
  const items = groups.filter(([, children]) => children.length > 0).map(([label, children]) => ({ type: 'group' as const, key: label, label, children }))
  if (items.length === 0) return null
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, className: 'task-menu' }} autoFocus>
        <Button icon={<DownOutlined />} iconPlacement="end">{t('menu')}</Button>
      </Dropdown>
      {opened === 'hand-over' && <HandOver task={task} onClose={() => open(undefined)} />}
      {complaint && <Written complaint={complaint} opened={opened} onClose={() => open(undefined)} />}
      {typeof opened === 'object' && <StartDrawer key={opened.processId} action={opened} complaintId={task.complaintId ?? undefined} onClose={() => open(undefined)} />}
    </>
  )
}

function Written({ complaint, opened, onClose }: { complaint: Complaint; opened: Opened | undefined; onClose: () => void }) {
  const facts = useFactsTexts(complaint)
  const withdrawal = useWithdrawalTexts(complaint)
  return (
    <>
      <WriteDown {...facts} open={opened === 'facts'} onClose={onClose} />
      <WriteDown {...withdrawal} open={opened === 'withdrawal'} onClose={onClose} />
    </>
  )
}

function Line({ name, about }: { name: ReactNode; about: ReactNode }) {
  return <span className="action"><b>{name}</b>{about && <span className="quiet">{about}</span>}</span>
}
