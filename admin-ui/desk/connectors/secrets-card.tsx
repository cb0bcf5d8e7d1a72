import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Popconfirm } from 'antd'
import { useState } from 'react'
import * as queries from './queries.ts'
import { SecretForm } from './secret-form.tsx'
import { Instant } from '../parts/instant.tsx'
import { Shown } from '../parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** Names only: what a secret says can be replaced and forgotten, not read. */
export function SecretsCard() {
  const { t } = useTexts('connectors')
  const { message } = App.useApp()
  const client = useQueryClient()
  const secrets = useQuery(queries.secrets)
  const [edited, setEdited] = useState<{ name: string; hosts: string[] } | null>(null)
  const forget = useMutation({
    mutationFn: (name: string) => call(`/api/secrets/${name}`, { method: 'DELETE' }),
    onSuccess: async () => { await client.invalidateQueries({ queryKey: ['secrets'] }) },
    onError: (error) => void message.error(error.message),
  })
  return (
    <Card title={t('secrets')} extra={<Button onClick={() => setEdited({ name: '', hosts: [] })}>{t('addSecret')}</Button>}>
      <p className="quiet gap-below">{t('secretsHint', { name: '{{secrets.NAME}}' })}</p>
      <Shown of={secrets} failed={t('failed')}>
        {(items) => (items.length === 0
          ? <Alert type="info" title={t('noSecrets')} />
          : (
            <ul className="parts">
              {items.map(({ name, hosts, changedAt, namedBy }) => (
                <li key={name} className="secret-row">
                  <div>
                    <b className="mono">{name}</b>
                    <div className="quiet">{hosts.length > 0 ? t('boundTo', { hosts: hosts.join(', ') }) : t('unbound')}{namedBy.length > 0 && <> · {t('namedBy', { types: namedBy.join(', ') })}</>} · <Instant at={changedAt} /></div>
                  </div>
                  <div>
                    <Button size="small" type="text" onClick={() => setEdited({ name, hosts })}>{t('replace')}</Button>
                    <Popconfirm title={t('forgetSure', { name })} okText={t('forget')} cancelText={t('cancel')} onConfirm={() => forget.mutate(name)}><Button size="small" type="text" danger>{t('forget')}</Button></Popconfirm>
                  </div>
                </li>
              ))}
            </ul>
          ))}
      </Shown>
      {edited && <SecretForm start={edited} onClose={() => setEdited(null)} />}
    </Card>
  )
}
