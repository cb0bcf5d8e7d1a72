import { InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Table, Upload, type TableColumnsType } from 'antd'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Deployed, Finding } from '../../kit/shapes/administration.ts'

/** Files in, all or nothing: either what is now deployed, or what is wrong with which element of which file. */
export function Deploy() {
  const { t } = useTexts('processes')
  const client = useQueryClient()
  const deploy = useMutation({
    mutationFn: (files: File[]) => {
      const form = new FormData()
      for (const file of files) form.append('files', file)
      return call<Deployed>('/api/deployments', { form })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['processes'] }),
  })
  return (
    <>
      <Upload.Dragger
        multiple
        accept=".bpmn,.dmn,.form"
        showUploadList={false}
        disabled={deploy.isPending}
        beforeUpload={(file, files) => {
          if (file === files.at(-1)) deploy.mutate(files)
          return false
        }}
      >
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p>{deploy.isPending ? t('deploying') : t('drop')}</p>
        <p className="quiet">{t('dropHint')}</p>
      </Upload.Dragger>
      {deploy.data && <Alert className="gap-above" type="success" showIcon title={t('deployed', { what: inShort(deploy.data) })} />}
      {deploy.error && <Findings error={deploy.error} />}
    </>
  )
}

function Findings({ error }: { error: Error }) {
  const { t } = useTexts('processes')
  const findings = findingsOf(error)
  const columns: TableColumnsType<Finding> = [
    { key: 'file', title: t('column.file'), dataIndex: 'file' },
    { key: 'element', title: t('column.element'), dataIndex: 'elementId' },
    { key: 'message', title: t('column.message'), dataIndex: 'message' },
    { key: 'rule', title: t('column.rule'), dataIndex: 'rule', responsive: ['md'] },
  ]
  const text = error instanceof Problem ? error.message : t('common:noConnection')
  return (
    <div className="gap-above">
      <Alert type="error" showIcon title={t('findings')} {...(findings.length === 0 ? { description: text } : {})} />
      {findings.length > 0 && <Table<Finding> className="gap-above" size="small" pagination={false} scroll={{ x: 'max-content' }} rowKey={(finding) => JSON.stringify(finding)} columns={columns} dataSource={findings} />}
    </div>
  )
}

/** What the server found wrong with which element; empty where it says nothing of the kind. */
export function findingsOf(error: Error): Finding[] {
  if (!(error instanceof Problem)) return []
  const { findings } = error.document
  return Array.isArray(findings) ? (findings as Finding[]) : error.errors.map(({ path, message }) => ({ elementId: path, message }))
}

function inShort({ processes, decisions, forms }: Deployed): string {
  return [...processes, ...decisions, ...forms].map(({ id, version }) => `${id} v${version}`).join(', ')
}
