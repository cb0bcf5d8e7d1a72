import { useQuery } from '@tanstack/react-query'
import { Button, Result, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Editor } from './editor.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import { files } from '../documents/documents.ts'
import { useDocument } from '../documents/use-document.ts'
import { useTexts } from '../../kit/language.ts'

/** The diagram of a process: its draft, or what runs where nobody has begun one. */
export default function DiagramPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('studio')
  const diagrams = useQuery(files('diagram'))
  return <Shown of={diagrams} failed={t('failed')}>{(items) => <Diagram key={id} id={id} name={items.find((item) => item.id === id)?.name ?? `${id}.bpmn`} />}</Shown>
}

function Diagram({ id, name }: { id: string; name: string }) {
  const { t } = useTexts('studio')
  const navigate = useNavigate()
  const document = useDocument(name)
  const toList = <Link to="/studio/diagrams"><Button>{t('toList')}</Button></Link>
  switch (document.state) {
    case 'loading': return <Skeleton active className="wait" title={false} paragraph={{ rows: 5 }} />
    case 'missing': return <Result status="404" title={t('noFile')} subTitle={t('noFileHint')} extra={toList} />
    case 'failed': return <Result status="warning" title={t('failed')} subTitle={t('common:noConnectionHint')} extra={<Button onClick={() => void document.reload()}>{t('common:retry')}</Button>} />
    default: return <Editor key={document.begun} document={document} processId={id} onDiscarded={() => { if (document.live === null) void navigate('/studio/diagrams', { replace: true }) }} />
  }
}
