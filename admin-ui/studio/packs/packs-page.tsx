import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Card, Checkbox, Radio, Upload } from 'antd'
import { useState } from 'react'
import { base64Of, type LookedAt } from './pack.ts'
import { Refused } from './refused.tsx'
import { TakeIn } from './take-in.tsx'
import { Upgrades } from './upgrades.tsx'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { call, query } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import '../changes/changes.css'
import './packs.css'

/** What runs here as one file; and such a file looked at and taken in. */
export default function PacksPage() {
  const { t } = useTexts('studioPacks')
  const [sent, setSent] = useState<{ name: string; zip: string; looked: LookedAt }>()
  const look = useMutation({
    mutationFn: async (file: File) => {
      const zip = await base64Of(file)
      return { name: file.name, zip, looked: await call<LookedAt>('/api/studio/packs/look', { json: { zip } }) }
    },
    onMutate: () => setSent(undefined),
    onSuccess: setSent,
  })
  return (
    <div className="studio-page">
      <PageHead title={t('title')} lead={t('lead')} />
      <Upgrades />
      <div className="columns halves">
        <Export />
        <Card title={t('import')}>
          <Upload.Dragger accept=".zip,application/zip" showUploadList={false} disabled={look.isPending} beforeUpload={(file) => { look.mutate(file); return false }}>
            <p><InboxOutlined className="pack-inbox" /></p>
            <p>{look.isPending ? t('looking') : t('choose')}</p>
            <p className="quiet">{t('importHint')}</p>
          </Upload.Dragger>
          {look.error && <Refused error={look.error} />}
        </Card>
      </div>
      {sent && <TakeIn key={sent.zip.length + sent.name} {...sent} onDone={() => setSent(undefined)} />}
    </div>
  )
}

function Export() {
  const { t } = useTexts('studioPacks')
  const [which, setWhich] = useState<'all' | 'changed'>('changed')
  const [people, setPeople] = useState(false)
  return (
    <Card title={t('export')}>
      <Radio.Group className="pack-which" value={which} onChange={({ target }) => setWhich(target.value as 'all' | 'changed')}>
        <Radio value="changed">{t('which.changed')}</Radio>
        <Radio value="all">{t('which.all')}</Radio>
      </Radio.Group>
      <Checkbox className="gap-below" checked={people} onChange={({ target }) => setPeople(target.checked)}>{t('people')}</Checkbox>
      <div className="gap-below"><Button type="primary" icon={<DownloadOutlined />} href={`/api/studio/pack.zip${query({ which, people: people ? 'yes' : 'no' })}`} download>{t('download')}</Button></div>
      <p className="quiet put-live-hint">{t('exportHint')}</p>
    </Card>
  )
}
