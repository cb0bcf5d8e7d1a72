import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Form, Input, Typography } from 'antd'
import { embedding } from './queries.ts'
import { useIsAdministrator } from '../frame/signed-in.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

const snippet = (origin: string): string => `<iframe id="recourse" src="${origin}/report" title="Report" allow="microphone; camera"
  style="width: 100%; height: 900px; border: 0"></iframe>
<script>
  addEventListener('message', ({ source, data }) => {
    const frame = document.getElementById('recourse')
    if (source !== frame.contentWindow) return
    if (data.recourse === 'height') frame.style.height = data.height + 'px'
    if (data.recourse === 'top') frame.scrollIntoView()
  })
</script>`

/** The sites that may show the portal, and what to put there. */
export function Embedding() {
  const { t } = useTexts('portalCodes')
  const { message } = App.useApp()
  const isAdministrator = useIsAdministrator()
  const client = useQueryClient()
  const { data: sites } = useQuery(embedding)
  const save = useMutation({
    mutationFn: (text: string) => call('/api/portal/embedding', { method: 'PUT', json: { sites: text.split('\n').map((line) => line.trim().replace(/\/$/, '')).filter((line) => line !== '') } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: embedding.queryKey })
      void message.success(t('sitesSaved'))
    },
  })
  return (
    <Card title={t('embedding')}>
      <p>{t('embeddingLead')} {!isAdministrator && t('onlyAdministrators')}</p>
      {sites && (
        <Form<{ sites: string }> layout="vertical" initialValues={{ sites: sites.join('\n') }} onFinish={({ sites: text }) => save.mutate(text)}>
          <Form.Item name="sites" label={t('sites')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} disabled={!isAdministrator} placeholder="https://www.hospital.example" /></Form.Item>
          {save.isError && <Alert className="portal-wrong" type="error" showIcon title={save.error instanceof Problem ? t('sitesWrong') : t('common:noConnection')} />}
          {isAdministrator && <Button htmlType="submit" loading={save.isPending}>{t('sitesSave')}</Button>}
        </Form>
      )}
      <p className="portal-snippet">{t('snippet')}</p>
      <Typography.Paragraph copyable={{ text: snippet(location.origin), tooltips: [t('common:copy'), t('common:copied')] }}><pre>{snippet(location.origin)}</pre></Typography.Paragraph>
    </Card>
  )
}
