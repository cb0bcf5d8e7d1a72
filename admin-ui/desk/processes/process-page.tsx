import { EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Select } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { StartInstance } from './start-instance.tsx'
import * as administration from '../administration.ts'
import { Diagram } from '../diagram/diagram.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** One process: its diagram in any version that was ever deployed, and a way to start it by hand. */
export default function ProcessPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('processes')
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const process = useQuery({ ...administration.processes, select: ({ items }) => items.find((item) => item.id === id) ?? null })
  const version = search.get('version') ?? process.data?.version.toString()
  const path = `/api/processes/${encodeURIComponent(id)}/versions/${version}/xml`
  const xml = useQuery({ ...queries.xml(path), enabled: version !== undefined })
  return (
    <>
      <PageHead title={process.data ? named(process.data, language) : id} lead={<span className="receipt">{id}</span>}>
        {process.data && (
          <Select
            value={Number(version)}
            options={process.data.versions.toSorted((one, other) => other - one).map((value) => ({ value, label: t('versionNo', { version: value }) }))}
            onChange={(value) => setSearch({ version: String(value) }, { replace: true })}
          />
        )}
        <Button icon={<EditOutlined />} href={`/studio/diagrams/process/${encodeURIComponent(id)}?version=${version}`}>{t('draw')}</Button>
        <StartInstance processId={id} />
      </PageHead>
      <Card className="tall-diagram"><Shown of={xml} failed={t('failed')}>{(text) => <Diagram key={path} xml={text} />}</Shown></Card>
    </>
  )
}
