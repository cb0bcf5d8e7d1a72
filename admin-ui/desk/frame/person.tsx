import { KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { OwnPassword } from './own-password.tsx'
import { call } from '../../kit/http.ts'
import { useTexts, useWord } from '../../kit/language.ts'
import { usePersonName } from '../parts/use-person-name.ts'
import { dropAllDrafts } from '../tasks/form-draft.ts'
import { forgetQuery } from '../tasks/task-filter.ts'
import { useMe } from './signed-in.tsx'

/** Who is signed in, as what, and the way out. */
export function Person() {
  const { t } = useTexts('frame')
  const word = useWord()
  const me = useMe()
  const name = usePersonName()(me.id, me.name)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [changing, setChanging] = useState(false)
  const signOut = async () => {
    await call('/api/sign-out', { method: 'POST' })
    dropAllDrafts()
    forgetQuery()
    await navigate('/desk/sign-in')
    queries.clear()
  }
  const about = (
    <div className="person-about">
      <b>{name}</b>
      <span>{me.email}</span>
      <span>{me.roles.map((role) => word('role', role)).join(' · ')}</span>
    </div>
  )
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'about', label: about, disabled: true },
            { type: 'divider' },
            { key: 'password', icon: <KeyOutlined />, label: t('changePassword'), onClick: () => setChanging(true) },
            { key: 'sign-out', icon: <LogoutOutlined />, label: t('signOut'), onClick: () => void signOut() },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={name}><span className="person-name">{name}</span></Button>
      </Dropdown>
      {changing && <OwnPassword onClose={() => setChanging(false)} />}
    </>
  )
}
