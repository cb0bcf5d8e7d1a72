import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { DraftList } from './draft-list.tsx'
import { Outlook } from './outlook.tsx'
import { PutLive } from './put-live.tsx'
import { Waiting } from './waiting.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { useTexts } from '../../kit/language.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'
import { files } from '../documents/documents.ts'
import * as queries from '../releases/queries.ts'
import './changes.css'

export type Drafted = ListedFile & { draft: NonNullable<ListedFile['draft']> }

/** What is drafted, looked at together and put live together. */
export default function ChangesPage() {
  const { t } = useTexts('studioChanges')
  const all = useQuery(files())
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')}><Link to="/studio/releases"><Button>{t('allReleases')}</Button></Link></PageHead>
      <Waiting />
      <Shown of={all} failed={t('failed')}>
        {(items) => {
          const drafts = items.filter((file): file is Drafted => file.draft !== null)
          return drafts.length === 0 ? <Empty className="empty" description={<>{t('none')}<br /><span className="quiet">{t('noneHint')}</span></>} /> : <Review drafts={drafts} />
        }}
      </Shown>
    </div>
  )
}

function Review({ drafts }: { drafts: Drafted[] }) {
  const { t } = useTexts('studioChanges')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = drafts.filter(({ name }) => !left.has(name))
  const names = chosen.map(({ name }) => name)
  const revisions = Object.fromEntries(chosen.map(({ name, draft }) => [name, draft.revision]))
  const findings = useQuery(queries.check(names, revisions))
  const errors = findings.data?.filter(({ severity }) => severity !== 'warning').length ?? 0
  const stale = chosen.filter(({ draft }) => draft.stale).length
  const choose = (name: string, take: boolean) => setLeft((now) => { const next = new Set(now); if (take) next.delete(name); else next.add(name); return next })
  return (
    <div className="changes">
      <DraftList drafts={drafts} left={left} findings={findings.data ?? []} onChoose={choose} />
      <aside className="stack">
        <Outlook names={names} revisions={revisions} findings={findings} />
        {stale > 0 && <Alert type="warning" showIcon title={t('stale', { count: stale })} description={t('staleHint')} />}
        <PutLive names={names} revisions={revisions} checking={findings.isLoading} errors={errors} blocked={stale > 0} />
      </aside>
    </div>
  )
}
