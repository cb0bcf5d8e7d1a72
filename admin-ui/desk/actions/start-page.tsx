import { RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useState } from 'react'
import { whatHappens } from './what-happens.ts'
import { StartDrawer } from './start-drawer.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'
import type { Action } from '../../kit/shapes/desk.ts'

/** What this person may begin without a case. */
export default function StartPage() {
  const { t } = useTexts('actions')
  const { language } = useLanguage()
  const actions = useQuery(queries.actions())
  const [chosen, choose] = useState<Action>()
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={actions} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
          : (
              <ul className="starts">
                {items.map((action) => (
                  <li key={action.processId}>
                    <button type="button" onClick={() => choose(action)}>
                      <span className="action"><b>{named(action, language)}</b><span className="quiet">{whatHappens(action, language)}</span></span>
                      <RightOutlined />
                    </button>
                  </li>
                ))}
              </ul>
            ))}
      </Shown>
      {chosen && <StartDrawer key={chosen.processId} action={chosen} onClose={() => choose(undefined)} />}
    </>
  )
}
