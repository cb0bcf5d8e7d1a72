import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { dropDraft, keptDraft } from './drafts.ts'
import { Editor } from './editor.tsx'
import * as administration from '../../desk/administration.ts'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import * as queries from '../../desk/queries.ts'
import { useTexts } from '../../kit/language.ts'

/** A deployed process in the editor: as it is deployed, or as somebody left it half drawn. */
export default function ProcessPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('studio')
  const processes = useQuery(administration.processes)
  return (
    <Shown of={processes} failed={t('failed')}>
      {(items) => <Process key={id} id={id} latest={items.find((item) => item.id === id)?.version} />}
    </Shown>
  )
}

function Process({ id, latest }: { id: string; latest: number | undefined }) {
  const { t } = useTexts('studio')
  const me = useMe()
  const [search] = useSearchParams()
  const place = `process/${id}`
  const [draft, setDraft] = useState(() => keptDraft(me.id, place))
  // Read once: another version that is deployed meanwhile must not replace what is on the screen.
  const [version] = useState(() => search.get('version') ?? latest ?? 1)
  const deployed = useQuery({ ...queries.xml(`/api/processes/${encodeURIComponent(id)}/versions/${version}/xml`), enabled: draft === undefined })
  const discard = () => {
    dropDraft(me.id, place)
    setDraft(undefined)
  }
  if (draft !== undefined) return <Editor key="draft" place={place} xml={draft.xml} version={draft.version} latest={latest} draft={draft} onDiscard={discard} />
  return <Shown of={deployed} failed={t('failed')}>{(xml) => <Editor key="deployed" place={place} xml={xml} version={Number(version)} latest={latest} />}</Shown>
}
