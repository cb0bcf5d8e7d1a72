import { DownOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { whatHappens } from './what-happens.ts'
import { StartDrawer } from './start-drawer.tsx'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Action } from '../../kit/shapes/desk.ts'

/** What this person may begin from this case. Nothing is shown where there is nothing. */
export function CaseActions({ complaintId }: { complaintId: string }) {
  const { t } = useTexts('actions')
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery(queries.actions(complaintId))
  const [chosen, choose] = useState<Action>()
  if (data === undefined && error !== null) return <Button danger onClick={() => void refetch()} title={t('failed')}>{t('common:retry')}</Button>
  if (data === undefined || data.length === 0) return null
  const items = data.map((action) => ({
    key: action.processId,
    label: <span className="action"><b>{named(action, language)}</b><span className="quiet">{whatHappens(action, language)}</span></span>,
    onClick: () => choose(action),
  }))
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }} autoFocus>
        <Button type="primary" icon={<DownOutlined />} iconPlacement="end">{t('menu')}</Button>
      </Dropdown>
      {chosen && <StartDrawer key={chosen.processId} action={chosen} complaintId={complaintId} onClose={() => choose(undefined)} />}
    </>
  )
}
