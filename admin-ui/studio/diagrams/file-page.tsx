import { Button, Result } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { dropDraft, keptDraft } from './drafts.ts'
import { Editor } from './editor.tsx'
import { useMe } from '../../desk/frame/signed-in.tsx'
import { useTexts } from '../../kit/language.ts'

/** A file that was opened or begun here. It lives in this browser until it is deployed. */
export default function FilePage() {
  const { name = '' } = useParams()
  return <File key={name} name={name} />
}

function File({ name }: { name: string }) {
  const { t } = useTexts('studio')
  const me = useMe()
  const navigate = useNavigate()
  const place = `file/${name}`
  const [draft] = useState(() => keptDraft(me.id, place))
  if (draft === undefined) {
    return <Result status="404" title={t('noFile')} subTitle={t('noFileHint')} extra={<Link to="/studio/diagrams"><Button>{t('toList')}</Button></Link>} />
  }
  const discard = async () => {
    dropDraft(me.id, place)
    await navigate('/studio/diagrams', { replace: true, state: { settled: true } })
  }
  return <Editor place={place} xml={draft.xml} draft={draft} onDiscard={() => void discard()} />
}
