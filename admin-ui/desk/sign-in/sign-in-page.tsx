import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import mark from '../../kit/mark.svg'
import * as queries from '../queries.ts'
import type { Me } from '../../kit/shapes/desk.ts'

interface Credentials {
  email: string
  password: string
}

export default function SignInPage() {
  const { t } = useTexts('signIn')
  const { other, choose } = useLanguage()
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [search] = useSearchParams()

  const signIn = async (credentials: Credentials) => {
    setBusy(true)
    setFailed(undefined)
    try {
      await call<Me>('/api/sign-in', { json: credentials })
      await client.fetchQuery({ ...queries.me, staleTime: 0 })
      await navigate(inside(search.get('to')), { replace: true })
    } catch (error) {
      setFailed(error instanceof Problem ? (error.status === 401 ? t('wrong') : error.message) : t('common:noConnection'))
      setBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <img src={mark} alt="" width={44} height={44} />
        <h1>{t('title')}</h1>
        <p className="quiet">{t('lead')}</p>
        <Form<Credentials> layout="vertical" requiredMark={false} size="large" onFinish={signIn}>
          <Form.Item name="email" label={t('email')} rules={[{ required: true, message: t('needEmail') }]}>
            <Input autoComplete="username" inputMode="email" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('needPassword') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {failed !== undefined && <Alert type="error" showIcon title={failed} className="gap-below" />}
          <Button type="primary" htmlType="submit" block loading={busy}>{t('submit')}</Button>
        </Form>
      </Card>
      <p className="sign-in-foot">
        <a href="/report">{t('toPortal')}</a>
        <Button type="link" lang={other} onClick={() => void choose(other)}>{t('common:otherLanguage')}</Button>
      </p>
    </main>
  )
}

/** Only a page of the desk or the studio is a place to go on to. */
function inside(to: string | null): string {
  return to !== null && /^\/(desk|studio)(\/|$)/.test(to) ? to : '/desk/tasks'
}
