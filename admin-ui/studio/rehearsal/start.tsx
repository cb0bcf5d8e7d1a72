import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Checkbox, Empty } from 'antd'
import { useState } from 'react'
import * as queries from './queries.ts'
import type { Rehearsal } from './shapes.ts'
import { files } from '../documents/documents.ts'
import { inWords, named } from '../../desk/parts/named.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { FindingList } from '../changes/finding-list.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import type { ListedFile } from '../../kit/shapes/studio.ts'
import '../changes/changes.css'

/** Which drafts go on the stage. All of them unless somebody takes one off. */
export function Start({ failed }: { failed: Rehearsal | null }) {
  const { t } = useTexts('studioRehearsal')
  const all = useQuery(files())
  return (
    <>
      {failed && <Refused {...failed} />}
      <Shown of={all} failed={t('failed')}>{(items) => <Choice drafts={items.filter(({ draft }) => draft !== null)} />}</Shown>
    </>
  )
}

function Choice({ drafts }: { drafts: ListedFile[] }) {
  const { t } = useTexts('studioRehearsal')
  const { language } = useLanguage()
  const client = useQueryClient()
  const [without, setWithout] = useState<string[]>([])
  const names = drafts.map(({ name }) => name).filter((name) => !without.includes(name))
  const start = useMutation({
    mutationFn: () => call<Rehearsal>('/api/studio/rehearsal', { json: { names } }),
    onSuccess: (state) => client.setQueryData(queries.rehearsal.queryKey, state),
  })
  return (
    <Card title={t('choose')}>
      <p>{t('how')}</p>
      {drafts.length === 0
        ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noDrafts')} />
        : (
          <ul className="rehearsal-choice">
            {drafts.map(({ name, title, kind, draft }) => (
              <li key={name}>
                <Checkbox checked={!without.includes(name)} onChange={({ target: { checked } }) => setWithout(checked ? without.filter((one) => one !== name) : [...without, name])}>
                  {inWords(title, language)} <span className="quiet">{t(`kind.${kind}`)} · {draft && named(draft.by, language)}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
        )}
      {start.error && <div className="gap-above"><Refused fault={start.error.message} findings={start.error instanceof Problem ? (start.error.document['findings'] ?? []) as Finding[] : []} /></div>}
      <Button className="gap-above" type="primary" size="large" loading={start.isPending} onClick={() => start.mutate()}>{names.length === 0 ? t('startLive') : t('start', { count: names.length })}</Button>
    </Card>
  )
}

/** Faults of drafts by their place; or why there is no second server. */
function Refused({ fault, findings }: Pick<Rehearsal, 'fault' | 'findings'>) {
  const { t } = useTexts('studioRehearsal')
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return <Alert className="gap-below" type="error" title={t('notStarted')} description={fault} />
  return <><Alert className="gap-below" type="error" title={t('refused')} /><FindingList findings={errors} withFile /></>
}
