import { EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Collapse, Descriptions, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { ArticleForm } from './article-form.tsx'
import { article, inEither } from './queries.ts'
import { VerdictButtons } from './verdict-buttons.tsx'
import './knowledge.css'
import { useMe } from '../frame/signed-in.tsx'
import { Instant } from '../parts/instant.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { usePersonName } from '../parts/use-person-name.ts'
import * as queries from '../queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Article } from '../../kit/shapes/hotline.ts'
import { dateOf, useNow } from '../../kit/time.ts'

export default function ArticlePage() {
  const { id = '' } = useParams()
  const { t } = useTexts('knowledge')
  const shown = useQuery(article(id))
  return <Shown of={shown} failed={t('failed')}>{(one) => <OneArticle key={one.version} article={one} />}</Shown>
}

function OneArticle({ article: one }: { article: Article }) {
  const { t } = useTexts('knowledge')
  const { language, other } = useLanguage()
  const { roles } = useMe()
  const [editing, setEditing] = useState(false)
  const today = dateOf(useNow())
  const personName = usePersonName()
  const { data: departments = [] } = useQuery(queries.departments)
  const department = departments.find(({ id }) => id === one.department)
  const mayWrite = one.canPublish || (one.state === 'draft' && roles.includes('operator'))
  if (editing) return <ArticleForm article={one} onDone={() => setEditing(false)} />
  return (
    <>
      <PageHead title={inEither(one.title, language)} lead={one.title[other] && one.title[language] ? one.title[other] : undefined}>
        {mayWrite && <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>{t('edit')}</Button>}
      </PageHead>
      <div className="columns">
        <div className="stack">
          {one.state !== 'published' && <Alert type="info" showIcon title={t(`stateHint.${one.state}`)} />}
          {one.state === 'published' && one.reviewBy <= today && <Alert type="warning" showIcon title={t('dueHint')} />}
          <Card><p className="article-body">{inEither(one.body, language)}</p></Card>
          <VerdictButtons article={one} />
          {one.objections.length > 0 && (
            <Card size="small" title={t('objections')}>
              <ul className="article-objections">{one.objections.map(({ by, at, remark }) => <li key={`${by}${at}`}>{remark ?? t('noRemark')} <span className="quiet">{personName(by)} · <Instant at={at} /></span></li>)}</ul>
            </Card>
          )}
        </div>
        <div className="stack">
          <Card size="small">
            <Descriptions size="small" column={1} styles={{ label: { color: 'var(--quiet)' } }} items={[
              { key: 'department', label: t('department'), children: department ? named(department, language) : t('wholeHospital') },
              { key: 'owner', label: t('owner'), children: one.ownedBy ? named(one.ownedBy, language) : t('common:none') },
              { key: 'review', label: t('reviewBy'), children: one.reviewBy },
              { key: 'verdicts', label: t('judged'), children: t('verdicts', { right: one.right, wrong: one.wrong }) },
              { key: 'keywords', label: t('keywords'), children: <>{one.keywords.map((word) => <Tag key={word} className="tag">{word}</Tag>)}</> },
            ]} />
          </Card>
          <Card size="small" title={t('versions')}>
            {one.versions.length === 0
              ? <p className="quiet">{t('asDelivered')}</p>
              : <Collapse ghost size="small" items={one.versions.map(({ version, at, by, because, title, body }) => ({
                  key: version, label: <>{t('version', { version })} · {by ? named(by, language) : ''} · <Instant at={at} /><br /><span className="quiet">{because}</span></>,
                  children: <><b>{inEither(title, language)}</b><p className="article-body">{inEither(body, language)}</p></>,
                }))} />}
          </Card>
        </div>
      </div>
    </>
  )
}
