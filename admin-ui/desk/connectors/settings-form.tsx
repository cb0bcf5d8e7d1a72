import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form } from 'antd'
import { useState } from 'react'
import * as queries from './queries.ts'
import { SettingFields } from './setting-field.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { SettingSchema } from '../../kit/shapes/connectors.ts'

type Values = Record<string, unknown>

/** The settings of a connector, a field for each property of its schema. */
export function SettingsForm({ type, schema, values: kept }: { type: string; schema: SettingSchema; values: Values }) {
  const { t } = useTexts('connectors')
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data: secrets = [] } = useQuery(queries.secrets)
  const [values, setValues] = useState(kept)
  const keep = useMutation({
    mutationFn: () => call(`/api/connectors/${type}/settings`, { method: 'PUT', json: { values } }),
    onSuccess: async () => {
      void message.success(t('kept'))
      await client.invalidateQueries({ queryKey: ['connectors'] })
    },
  })
  const faults = keep.error instanceof Problem ? keep.error.errors : []
  return (
    <Form layout="vertical" component="div" className="narrow">
      <SettingFields schema={schema} values={values} path="" faults={faults} secrets={secrets.map(({ name }) => name)} onChange={(next) => { keep.reset(); setValues(next) }} />
      {keep.error && <Alert className="gap-below" type="error" showIcon title={keep.error.message} description={faults.map(({ path, message: wrong }) => `${path.slice(1)} ${wrong}`).join(' · ')} />}
      <Button type="primary" loading={keep.isPending} onClick={() => keep.mutate()}>{t('keep')}</Button>
    </Form>
  )
}
