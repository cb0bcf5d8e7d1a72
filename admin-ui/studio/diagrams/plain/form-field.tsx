import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { Link } from 'react-router'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { addresses } from '../addresses.ts'
import { chineseNameOf } from '../modules/chinese-name.ts'
import { idFrom } from '../modules/ids-from-names.ts'
import { extensionOf, setExtension } from '../modules/extensions.ts'
import { files, putDraft } from '../../documents/documents.ts'
import { emptyForm, textOf } from '../../forms/editor/schema.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

const definition = 'zeebe:FormDefinition'

/** The form that is filled in, the way to it, and a new one for this step. */
export function FormField() {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { element, tools } = usePlain()
  const { businessObject } = element
  const forms = useQuery(files('form')).data ?? []
  const formId = extensionOf(businessObject, definition)?.get<string | undefined>('formId')
  const choose = (id: string) => setExtension(element, definition, { formId: id, formKey: undefined, externalReference: undefined }, tools)
  const fresh = useMutation({
    mutationFn: async () => {
      const { name = '', id: stepId } = businessObject
      const id = freeId(idFrom(name) || stepId.toLowerCase().replace(/[^a-z0-9]+/g, '-'), forms.map((form) => form.id))
      await putDraft({ name: `${id}.form`, content: textOf(emptyForm(id, name, chineseNameOf(businessObject) ?? '')), revision: 0 })
      return id
    },
    onSuccess: async (id) => {
      choose(id)
      void message.success(t('formMade', { id }))
      await client.invalidateQueries({ queryKey: ['studio'] })
    },
    onError: (error) => void message.error(error.message),
  })
  const options = forms.map(({ id, title }) => ({ value: id, label: title[language] })).toSorted((one, other) => one.label.localeCompare(other.label, language))
  const isKnown = formId === undefined || options.some(({ value }) => value === formId)
  return (
    <Field label={<>{t('form')}{formId !== undefined && <Link to={addresses.form(formId)}>{t('open')}</Link>}</>} htmlFor="form">
      <Select id="form" showSearch={{ optionFilterProp: ['label', 'value'] }} popupMatchSelectWidth={340} optionRender={({ label, value }) => <>{label} <small className="quiet">{value}</small></>} placeholder={t('formNone')} value={formId ?? null} options={isKnown ? options : [{ value: formId, label: formId }, ...options]} {...(isKnown || forms.length === 0 ? {} : { status: 'error' as const })} onChange={choose} />
      <Button size="small" type="link" icon={<PlusOutlined />} loading={fresh.isPending} onClick={() => fresh.mutate()}>{t('formNew')}</Button>
    </Field>
  )
}

/** Named as the step is, so that both are found by one name; counted on where a form is called so already. */
const freeId = (wanted: string, taken: readonly string[]): string =>
  taken.includes(wanted) ? `${wanted}-${[2, 3, 4, 5, 6, 7, 8, 9].find((count) => !taken.includes(`${wanted}-${count}`)) ?? Date.now().toString(36)}` : wanted
