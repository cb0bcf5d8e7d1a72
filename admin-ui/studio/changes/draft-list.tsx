import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Checkbox, Collapse, Tag } from 'antd'
import { Link } from 'react-router'
import { editorOf } from './addresses.ts'
import type { Drafted } from './changes-page.tsx'
import { FindingList } from './finding-list.tsx'
import { countOf, difference } from '../compare/difference.ts'
import { DifferenceView } from '../compare/difference-view.tsx'
import { useContent } from '../compare/compare-page.tsx'
import { named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import { formatRelative, useNow } from '../../kit/time.ts'

interface Drafts {
  drafts: Drafted[]
  /** Names that are not put live this time. */
  left: ReadonlySet<string>
  findings: Finding[]
  onChoose: (name: string, take: boolean) => void
}

/** Each draft with what differs from what runs; those that stay out are unticked. */
export function DraftList({ drafts, left, findings, onChoose }: Drafts) {
  const { t } = useTexts('studioChanges')
  return (
    <section className="stack" aria-label={t('drafts')}>
      {drafts.map((draft) => <Draft key={draft.name} draft={draft} taken={!left.has(draft.name)} findings={findings.filter(({ file }) => file === draft.name)} onTake={(take) => onChoose(draft.name, take)} open={drafts.length <= 3} />)}
    </section>
  )
}

function Draft({ draft: file, taken, findings, onTake, open }: { draft: Drafted; taken: boolean; findings: Finding[]; onTake: (take: boolean) => void; open: boolean }) {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  const now = useNow()
  const { name, kind, title, draft, openBy } = file
  const from = draft.fresh ? 'none' : 'live'
  const compared = useQuery(difference(name, from, 'draft', draft.revision))
  return (
    <Card
      size="small" className="draft"
      title={<span className="draft-title"><Checkbox checked={taken} onChange={({ target }) => onTake(target.checked)} aria-label={t('take', { title: title[language] })} /><Link to={editorOf(file)}>{title[language]}</Link><Tag className="tag">{t(`kind.${kind}`)}</Tag>{draft.fresh && <Tag className="tag" color="green">{t('fresh')}</Tag>}</span>}
      extra={<span className="quiet">{t('changedBy', { name: named(draft.by, language), time: formatRelative(draft.at, language, now) })}</span>}
    >
      {draft.stale && <Alert className="gap-below" type="warning" showIcon title={t('staleOne')} action={<Link to={`/studio/compare${query({ name, from: 'live', to: 'draft' })}`}>{t('compare')}</Link>} />}
      {openBy.length > 0 && <p className="quiet draft-open">{t('openBy', { names: openBy.map((one) => named(one, language)).join(language === 'zh' ? '、' : ', ') })}</p>}
      <FindingList findings={findings} />
      <Shown of={compared} failed={t('failed')}>
        {(data) => (data.same ? <p className="quiet">{t('same')}</p> : (
          <Collapse ghost defaultActiveKey={open ? ['what'] : []} items={[{ key: 'what', label: t('differs', { count: countOf(data) }), children: <What name={name} from={from} revision={draft.revision} data={data} /> }]} />
        ))}
      </Shown>
    </Card>
  )
}

function What({ name, from, revision, data }: { name: string; from: 'live' | 'none'; revision: number; data: Parameters<typeof DifferenceView>[0]['difference'] }) {
  const { t } = useTexts('studioCompare')
  const [before, after] = [useContent(name, from), useContent(name, 'draft', revision)]
  return <DifferenceView difference={data} before={{ title: t('state.live'), content: from === 'none' ? null : before }} after={{ title: t('state.draft'), content: after }} onlyChanges />
}
