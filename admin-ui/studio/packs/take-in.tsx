import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Card, Checkbox, Collapse, Empty, Space, Tag } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { LookedAt, LookedAtFile } from './pack.ts'
import { Refused } from './refused.tsx'
import { queries } from '../../desk/queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { formatInstant } from '../../kit/time.ts'
import { FindingList } from '../changes/finding-list.tsx'
import { ChangeTag } from '../compare/change-tag.tsx'
import { DifferenceView } from '../compare/difference-view.tsx'

interface Sent {
  name: string
  /** In base64. */
  zip: string
  looked: LookedAt
  onDone: () => void
}

/** What a pack would change here, file by file; what is ticked becomes drafts. */
export function TakeIn({ name, zip, looked: { manifest, files, findings }, onDone }: Sent) {
  const { t } = useTexts('studioPacks')
  const { t: said } = useTexts('studioChanges')
  const { language } = useLanguage()
  const navigate = useNavigate()
  const differing = files.filter(({ change }) => change !== 'same')
  // A draft that somebody has begun is not written over without a word.
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set(differing.filter(({ revision }) => revision === 0).map((file) => file.name)))
  const take = useMutation({
    mutationFn: () => call<{ names: string[] }>('/api/studio/packs/drafts', { json: { zip, revisions: Object.fromEntries(differing.filter((file) => taken.has(file.name)).map((file) => [file.name, file.revision])) } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['studio'] })
      await navigate('/studio/changes')
    },
  })
  const choose = (file: string, on: boolean) => setTaken((now) => { const next = new Set(now); if (on) next.add(file); else next.delete(file); return next })
  return (
    <Card className="gap-above" title={t('brings', { name })} extra={<span className="quiet">{t('from', { time: formatInstant(manifest.at, language), version: manifest.product, pack: manifest.pack })}</span>}>
      <p className="quiet drawer-lead">{t('counts', { differ: differing.length, same: files.length - differing.length })}</p>
      <FindingList findings={findings} withFile />
      {differing.length === 0 ? <Empty description={t('nothingNew')} /> : (
        <>
          <Collapse
            className="packs-tables" collapsible="icon"
            items={differing.map((file) => ({
              key: file.name,
              label: <span className="draft-title"><Checkbox checked={taken.has(file.name)} aria-label={t('takeOne', { title: file.title[language] })} onChange={({ target }) => choose(file.name, target.checked)} /><b>{file.title[language]}</b> <ChangeTag change={file.change === 'added' ? 'added' : 'changed'} />{file.revision > 0 && <Tag className="tag" color="gold">{t('hasDraft')}</Tag>}</span>,
              extra: <span className="quiet">{said(`kind.${file.kind}`)}</span>,
              children: <What file={file} />,
            }))}
          />
          {differing.some((file) => file.revision > 0 && taken.has(file.name)) && <Alert className="gap-above" type="warning" showIcon title={t('replaces')} />}
          {take.error && <Refused error={take.error} />}
          <Space className="gap-above">
            <Button type="primary" loading={take.isPending} disabled={taken.size === 0} onClick={() => take.mutate()}>{t('take', { count: taken.size })}</Button>
            <Button onClick={onDone}>{t('leave')}</Button>
          </Space>
          <p className="quiet put-live-hint">{t('takeHint')}</p>
        </>
      )}
    </Card>
  )
}

function What({ file: { difference, before, after } }: { file: LookedAtFile }) {
  const { t } = useTexts('studioPacks')
  if (difference === null) return null
  return <DifferenceView difference={difference} before={{ title: t('here'), content: before }} after={{ title: t('there'), content: after }} onlyChanges />
}
