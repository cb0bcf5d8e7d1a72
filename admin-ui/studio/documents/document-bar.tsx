import { ArrowLeftOutlined, CheckOutlined, CloudSyncOutlined, DisconnectOutlined, EditOutlined, MoreOutlined, WarningOutlined } from '@ant-design/icons'
import { Alert, App, Avatar, Button, Dropdown, Tag, Tooltip } from 'antd'
import { useEffect, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { StudioDocument } from './use-document.ts'
import { named } from '../../desk/parts/named.ts'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatRelative, useNow } from '../../kit/time.ts'

interface Bar {
  document: StudioDocument
  title: string
  /** Address of the list that the file is in. */
  up: string
  /** Further lines of the menu. */
  more?: { key: string; label: string; onClick: () => void }[]
  /** After the draft was discarded; without it the file is shown as it is live. */
  onDiscarded?: () => void
  /** The editor's own buttons. */
  children?: ReactNode
}

/** The head of every editor: what it is, where it comes from, whether it is saved, who else has it open, and the way to put it live. */
export function DocumentBar({ document, title, up, more = [], onDiscarded, children }: Bar) {
  const { t } = useTexts('studioDocuments')
  useEffect(() => {
    window.document.title = `${title} · ${t('common:product')}`
  }, [title, t])
  return (
    <>
      <div className="editor-bar">
        <Link className="editor-up" to={up} aria-label={t('up')}><ArrowLeftOutlined /></Link>
        <h1 title={title}>{title}</h1>
        <OriginTag origin={document.origin} />
        {document.version !== null && document.version > 0 && <Tag className="tag">{t('version', { version: document.version })}</Tag>}
        <Saving document={document} />
        <Others document={document} />
        <span className="editor-tools">{children}</span>
        <More document={document} title={title} more={more} onDiscarded={onDiscarded} />
        <ReviewButton document={document} />
      </div>
      <Notes document={document} />
    </>
  )
}

const originColours = { shipped: 'default', changed: 'gold', own: 'blue' } as const

export function OriginTag({ origin }: Pick<StudioDocument, 'origin'>) {
  const { t } = useTexts('studioDocuments')
  return <Tooltip title={t(`originMeans.${origin}`)}><Tag className="tag" color={originColours[origin]}>{t(`origin.${origin}`)}</Tag></Tooltip>
}

const savingIcons = { saved: <CheckOutlined />, saving: <CloudSyncOutlined />, unsaved: <EditOutlined />, conflict: <WarningOutlined />, offline: <DisconnectOutlined /> }

/** In words, for eyes and ears. */
function Saving({ document: { saving, revision } }: Pick<Bar, 'document'>) {
  const { t } = useTexts('studioDocuments')
  const words = saving === 'saved' && revision === 0 ? t('untouched') : t(`saving.${saving}`)
  return <span className="document-saving" role="status" data-saving={saving}>{savingIcons[saving]} {words}</span>
}

function Others({ document: { others } }: Pick<Bar, 'document'>) {
  const { t } = useTexts('studioDocuments')
  const { language } = useLanguage()
  if (others.length === 0) return null
  const names = others.map((one) => named(one, language))
  return (
    <Tooltip title={t('others', { names: names.join(language === 'zh' ? '、' : ', ') })}>
      <span className="document-others" aria-label={t('others', { names: names.join(', ') })}>
        <Avatar.Group size="small" max={{ count: 3 }}>{others.map((one, i) => <Avatar key={one.id}>{names[i]?.slice(0, language === 'zh' ? -1 : 1).slice(0, 1)}</Avatar>)}</Avatar.Group>
        <span className="studio-roomy">{t('alsoHere', { count: others.length })}</span>
      </span>
    </Tooltip>
  )
}

function More({ document, title, more, onDiscarded }: Required<Pick<Bar, 'document' | 'title' | 'more'>> & { onDiscarded: (() => void) | undefined }) {
  const { t } = useTexts('studioDocuments')
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const { name, live, revision, origin } = document
  const compare = (from: string, to: string) => void document.flush().then(() => navigate(`/studio/compare${query({ name, from, to })}`))
  const discard = () => void modal.confirm({
    title: t('discardSure', { title }),
    content: t('discardMeans'),
    okText: t('discard'),
    okButtonProps: { danger: true },
    onOk: async () => {
      await document.discard()
      void message.success(t('discarded'))
      onDiscarded?.()
    },
  })
  const drafted = revision > 0
  const items = [
    ...more,
    ...(live !== null && drafted ? [{ key: 'live', label: t('compareLive'), onClick: () => compare('live', 'draft') }] : []),
    ...(origin === 'changed' ? [{ key: 'shipped', label: t('compareShipped'), onClick: () => compare('shipped', drafted ? 'draft' : 'live') }] : []),
    { key: 'versions', label: t('versions'), onClick: () => void navigate(`/studio/releases${query({ name })}`) },
    ...(drafted ? [{ key: 'discard', label: t('discard'), danger: true, onClick: discard }] : [{ key: 'undiscard', label: t('undiscard'), onClick: () => void document.undiscard().catch(() => message.info(t('nothingDiscarded'))) }]),
  ]
  return <Dropdown trigger={['click']} menu={{ items }}><Button type="text" icon={<MoreOutlined />} aria-label={t('more')} /></Dropdown>
}

/** Everything that is drafted is looked at together. What is typed is saved first. */
function ReviewButton({ document }: Pick<Bar, 'document'>) {
  const { t } = useTexts('studioDocuments')
  const navigate = useNavigate()
  return (
    <Button type="primary" disabled={document.revision === 0 && document.saving === 'saved'} onClick={() => void document.flush().then(() => navigate('/studio/changes'))}>
      {t('review')}
    </Button>
  )
}

/** What needs a decision before one goes on. */
function Notes({ document }: Pick<Bar, 'document'>) {
  const { t } = useTexts('studioDocuments')
  const { language } = useLanguage()
  const now = useNow()
  const { conflict, saving, stale, upgrade, name } = document
  return (
    <div className="editor-notes">
      {conflict !== null && (
        <Alert
          type="error" showIcon
          title={conflict.by === null ? t('conflict.gone') : t('conflict.title', { name: named(conflict.by, language), time: conflict.at === null ? '' : formatRelative(conflict.at, language, now) })}
          description={t('conflict.means')}
          action={<span className="document-choice"><Button size="small" onClick={document.takeTheirs}>{t('conflict.theirs')}</Button><Button size="small" danger onClick={document.keepMine}>{t('conflict.mine')}</Button></span>}
        />
      )}
      {saving === 'offline' && <Alert type="warning" showIcon title={t('offline')} />}
      {stale && conflict === null && (
        <Alert
          type="warning" showIcon title={t('stale')}
          action={<span className="document-choice"><Link to={`/studio/compare${query({ name, from: 'live', to: 'draft' })}`}><Button size="small">{t('compareLive')}</Button></Link><Button size="small" onClick={document.keepOverLive}>{t('keepOverLive')}</Button></span>}
        />
      )}
      {upgrade && <Alert type="info" showIcon closable title={t('upgrade')} action={<Link to={`/studio/compare${query({ name, from: 'shipped', to: 'live' })}`}><Button size="small">{t('compareShipped')}</Button></Link>} />}
    </div>
  )
}
