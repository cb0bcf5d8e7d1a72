import { useQuery } from '@tanstack/react-query'
import { Collapse, Tag } from 'antd'
import { Link } from 'react-router'
import { ChangeTag } from '../compare/change-tag.tsx'
import { released } from './released.ts'
import { DifferenceView } from '../compare/difference-view.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { ReleasedFile } from '../../kit/shapes/studio.ts'

/** Each file of a release, opened to what it changed. */
export function ReleasedFiles({ number, files, live }: { number: number; files: ReleasedFile[]; live: boolean }) {
  const { t } = useTexts('studioChanges')
  const { language } = useLanguage()
  return (
    <Collapse
      className="packs-tables"
      defaultActiveKey={files.length === 1 ? [files[0]!.name] : []}
      items={files.map(({ name, title, kind, change, version }) => ({
        key: name,
        label: <><b>{title[language]}</b> {change === 'same' ? <Tag className="tag">{t('unchanged')}</Tag> : <ChangeTag change={change} />}</>,
        extra: <span className="quiet">{t(`kind.${kind}`)}{version !== null && version > 0 && <> · {t('version', { version })}</>}</span>,
        children: <><What number={number} name={name} />{live && <p><Link to={`/studio/compare${query({ name, from: String(number), to: 'live' })}`}>{t('compareWithLive')}</Link></p>}</>,
      }))}
    />
  )
}

function What({ number, name }: { number: number; name: string }) {
  const { t } = useTexts('studioChanges')
  const change = useQuery(released(number, name))
  return (
    <Shown of={change} failed={t('failed')}>
      {({ difference, before, after }) => <DifferenceView difference={difference} before={{ title: t('beforeIt'), content: before }} after={{ title: t('afterIt'), content: after }} onlyChanges />}
    </Shown>
  )
}
