import { CalendarOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal, Typography } from 'antd'
import { useState } from 'react'
import * as callbacks from './callback-queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant, formatRelative } from '../../kit/time.ts'

/** The way into other calendars: a secret address that can be taken back. */
export function Subscribe() {
  const { t } = useTexts('callbacks')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<CalendarOutlined />} onClick={() => setOpen(true)}>{t('subscribe')}</Button>
      <Modal open={open} title={t('subscribeTitle')} footer={null} destroyOnHidden onCancel={() => setOpen(false)}><Address /></Modal>
    </>
  )
}

function Address() {
  const { t } = useTexts('callbacks')
  const { language } = useLanguage()
  const client = useQueryClient()
  const { data } = useQuery(callbacks.feed)
  const again = { onSettled: () => client.invalidateQueries({ queryKey: callbacks.feed.queryKey }) }
  const make = useMutation({ mutationFn: () => call<{ url: string }>('/api/callbacks/feed', { method: 'POST' }), ...again })
  const revoke = useMutation({ mutationFn: () => call('/api/callbacks/feed', { method: 'DELETE' }), onSuccess: () => make.reset(), ...again })
  const since = data?.since
  return (
    <div className="stack">
      <p>{t('subscribeLead')}</p>
      {(make.isError || revoke.isError) && <Alert type="error" showIcon title={t('subscribeFailed')} />}
      {make.data && <Alert type="success" title={t('subscribeOnce')} description={<Typography.Text className="call-address mono" copyable={{ text: make.data.url, tooltips: [t('common:copy'), t('common:copied')] }}>{make.data.url}</Typography.Text>} />}
      {since && <p className="quiet">{t('subscribeSince', { since: formatInstant(since, language) })} {data.readAt ? t('subscribeRead', { when: formatRelative(data.readAt, language) }) : t('subscribeUnread')}</p>}
      <div className="page-actions">
        <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>{t(since ? 'subscribeAgain' : 'subscribeNew')}</Button>
        {since && <Button danger loading={revoke.isPending} onClick={() => revoke.mutate()}>{t('subscribeRevoke')}</Button>}
      </div>
    </div>
  )
}
