import { UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Result, Skeleton, Tabs } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { ClockGrid } from './clock-grid.tsx'
import { asClockTable } from './clock-table.ts'
import { readTables } from '../table-file.ts'
import { useTableText } from '../use-table-text.ts'
import { DocumentBar } from '../../documents/document-bar.tsx'
import { useDocument, type StudioDocument } from '../../documents/use-document.ts'
import { useTexts } from '../../../kit/language.ts'
import '../tables.css'

const files = ['tier-policy', 'window-policy', 'work-limits'] as const

/** `/studio/settings/clocks`: the limits of the tables that set them, as plain fields. */
export default function ClocksPage() {
  const { stem } = useParams()
  const file = files.find((one) => one === stem) ?? files[0]
  return <ClocksOf key={file} file={file} />
}

function ClocksOf({ file }: { file: (typeof files)[number] }) {
  const { t } = useTexts('studioTables')
  const navigate = useNavigate()
  const document = useDocument(`${file}.dmn`)
  const choose = <Tabs className="clocks-choice" activeKey={file} onChange={(key) => void navigate(`/studio/settings/clocks/${key}`)} items={files.map((key) => ({ key, label: t(`clocksOf.${key}`) }))} />
  if (document.state === 'loading') return <div className="studio-page"><Skeleton active className="wait" /></div>
  if (document.state !== 'ready') {
    return (
      <div className="studio-page">
        {choose}
        <Result status={document.state === 'missing' ? '404' : 'warning'} title={t(document.state === 'missing' ? 'missing' : 'failed')} extra={<Button onClick={() => void document.reload()}>{t('common:retry')}</Button>} />
      </div>
    )
  }
  return <ClockEditor key={document.begun} file={file} document={document} choose={choose} />
}

function ClockEditor({ file, document, choose }: { file: string; document: StudioDocument; choose: React.ReactNode }) {
  const { t } = useTexts('studioTables')
  const { tables, broken, canUndo, write, undo } = useTableText(document.text, document.save)
  const live = useLiveCells(document.name, document.live)
  const clocks = (tables ?? []).flatMap((table) => asClockTable(table) ?? [])
  return (
    <div className="editor clocks-page">
      <DocumentBar document={document} title={t('clocks')} up="/studio/tables" more={[]}>
        <Button type="text" icon={<UndoOutlined />} disabled={!canUndo} onClick={undo} aria-label={t('undo')} title={t('undo')} />
        <Link to={`/studio/tables/${file}`}><Button type="text">{t('asTable')}</Button></Link>
      </DocumentBar>
      <div className="clocks-scroll">
        <div className="studio-page">
          {choose}
          <p className="quiet">{t('clocksLead')}</p>
          {broken !== undefined && <Alert type="error" showIcon title={t('cannotRead')} description={broken} />}
          {tables !== undefined && clocks.length === 0 && <Empty description={t('noClocks')} />}
          {clocks.map((one) => <ClockGrid key={one.table.id} clocks={one} live={live} write={write} />)}
        </div>
      </div>
    </div>
  )
}

/** The texts of the cells that are live, by the cell's id. */
function useLiveCells(name: string, live: string | null): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['studio', 'live-cells', name, live],
    queryFn: async () => new Map((live === null ? [] : await readTables(live)).flatMap(({ rows }) => rows.flatMap(({ when, then }) => [...when, ...then].map(({ id, text }) => [id, text] as const)))),
    staleTime: Infinity,
  })
  return data ?? none
}

const none: ReadonlyMap<string, string> = new Map()
