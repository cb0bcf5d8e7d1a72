import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { Link } from 'react-router'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { addresses } from '../addresses.ts'
import { extensionOf, setExtension } from '../modules/extensions.ts'
import { call } from '../../../kit/http.ts'
import { spelledOut } from '../../../desk/parts/named.ts'
import { useTexts } from '../../../kit/language.ts'
import { vocabulary } from '../use-vocabulary.ts'

const definition = 'zeebe:FormDefinition'

/** The form that is filled in, the way to it, and a new one for this step. */
export function FormField() {
  const { t } = useTexts('studioDiagrams')
  const { message } = App.useApp()
  const client = useQueryClient()
  const { element, tools, words: { forms } } = usePlain()
  const { businessObject } = element
  const formId = extensionOf(businessObject, definition)?.get<string | undefined>('formId')
  const choose = (id: string) => setExtension(element, definition, { formId: id, formKey: undefined, externalReference: undefined }, tools)
  const fresh = useMutation({
    mutationFn: async (id: string) => {
      await call('/api/studio/draft', { method: 'PUT', body: { name: `${id}.form`, content: emptyForm(id), revision: 0 } })
      return id
    },
    onSuccess: async (id) => {
      choose(id)
      await client.invalidateQueries({ queryKey: vocabulary.queryKey })
      void message.success(t('formMade', { id }))
    },
    onError: (error) => void message.error(error.message),
  })
  const known = forms.map(({ id }) => id)
  const ids = formId === undefined || known.includes(formId) ? known : [...known, formId]
  return (
    <Field label={<>{t('form')}{formId !== undefined && <Link to={addresses.form(formId)}>{t('open')}</Link>}</>} htmlFor="form">
      <Select id="form" showSearch={{ optionFilterProp: 'label' }} placeholder={t('formNone')} value={formId ?? null} options={ids.map((id) => ({ value: id, label: spelledOut(id) }))} onChange={choose} />
      <Button size="small" type="link" icon={<PlusOutlined />} loading={fresh.isPending} onClick={() => fresh.mutate(freeId(businessObject.id, ids))}>{t('formNew')}</Button>
    </Field>
  )
}

/** The step's own id, so that both are found by one name; counted on where a form is called so already. */
function freeId(wanted: string, taken: readonly string[]): string {
  const id = wanted.toLowerCase().replace(/[^a-z0-9-]+/g, '-')
  return taken.includes(id) ? `${id}-${[2, 3, 4, 5, 6, 7, 8, 9].find((count) => !taken.includes(`${id}-${count}`)) ?? Date.now().toString(36)}` : id
}

const emptyForm = (id: string): string => JSON.stringify({ id, type: 'default', schemaVersion: 16, executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.5.0', components: [] }, null, 2)
