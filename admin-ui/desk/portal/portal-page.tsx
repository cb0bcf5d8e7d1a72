import { PrinterOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Empty, Popconfirm, Tag, Typography } from 'antd'
import { useState } from 'react'
import { Embedding } from './embedding.tsx'
import { MakeLink } from './make-link.tsx'
import { links } from './queries.ts'
import { QrPicture, Sheet } from './sheet.tsx'
import './portal.css'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePlaceName } from './use-place-name.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { PortalLink } from '../../kit/shapes/portal.ts'
import { formatDate } from '../../kit/time.ts'

/** Short addresses of wards and departments: made, printed, revoked. And where the portal may be shown. */
export default function PortalPage() {
  const { t } = useTexts('portalCodes')
  const found = useQuery(links)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const usable = (found.data ?? []).filter(({ revokedAt }) => revokedAt === undefined)
  const chosen = usable.filter(({ code }) => !left.has(code))
  const choose = (code: string, wanted: boolean) => setLeft((before) => {
    const after = new Set(before)
    if (wanted) after.delete(code)
    else after.add(code)
    return after
  })
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        <Button icon={<PrinterOutlined />} disabled={chosen.length === 0} onClick={() => print()}>{chosen.length === 0 ? t('printNone') : t('print', { count: chosen.length })}</Button>
      </PageHead>
      <div className="portal-page">
        <MakeLink />
        <Shown of={found} failed={t('failed')}>
          {(items) => (items.length === 0
            ? <Empty className="empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
            : <ul className="portal-links">{items.map((link) => <Row key={link.code} link={link} chosen={!left.has(link.code)} onChoose={(wanted) => choose(link.code, wanted)} />)}</ul>)}
        </Shown>
        <Embedding />
      </div>
      <Sheet links={chosen} />
    </>
  )
}

function Row({ link, chosen, onChoose }: { link: PortalLink; chosen: boolean; onChoose: (wanted: boolean) => void }) {
  const { t } = useTexts('portalCodes')
  const { language } = useLanguage()
  const place = usePlaceName()(link)[language]
  const client = useQueryClient()
  const { message } = App.useApp()
  const revoke = useMutation({ mutationFn: () => call(`/api/portal/links/${link.code}`, { method: 'DELETE' }), onError: (error) => void message.error(error.message), onSettled: () => client.invalidateQueries({ queryKey: links.queryKey }) })
  const isRevoked = link.revokedAt !== undefined
  return (
    <li data-revoked={isRevoked ? '' : undefined}>
      {isRevoked ? <span className="portal-unchosen" /> : <Checkbox checked={chosen} aria-label={t('choose', { place })} onChange={({ target }) => onChoose(target.checked)} />}
      <QrPicture link={link} size={72} />
      <div className="portal-link">
        <span><b>{place}</b> {isRevoked && <Tag>{t('revoked')}</Tag>}</span>
        <Typography.Text className="mono" {...(!isRevoked && { copyable: { text: link.url, tooltips: [t('common:copy'), t('common:copied')] } })}>{link.url}</Typography.Text>
        <span className="quiet">{link.opened === 0 ? t('openedNever') : t('opened', { count: link.opened })} · {t('since', { time: formatDate(link.madeAt, language) })}</span>
      </div>
      {!isRevoked && (
        <Popconfirm title={t('revokeSure')} description={<span className="portal-confirm">{t('revokeHint')}</span>} okText={t('revoke')} cancelText={t('common:cancel')} onConfirm={() => revoke.mutate()}>
          <Button danger loading={revoke.isPending}>{t('revoke')}</Button>
        </Popconfirm>
      )}
    </li>
  )
}
