import { Form } from '@bpmn-io/form-js-viewer'
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { Alert, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { fieldsOf, nameOf, type FormField, type FormSchema } from './editor/schema.ts'
import { inChinese } from './editor/speaking.ts'
import { inOurWords, sayLeftovers } from '../../desk/tasks/form-words.ts'
import { fieldMessages, type FieldMessages } from '../../desk/tasks/field-messages.ts'
import { useTexts, type Language } from '../../kit/language.ts'

export type Device = 'phone' | 'desktop'

interface PreviewProps {
  schema: FormSchema
  language: Language
  device: Device
  onDevice: (device: Device) => void
  onLanguage: (language: Language) => void
}

/** The form as the person with the task sees it, to be filled in for a try; what the case would bring is made up. */
export function Preview({ schema, language, device, onDevice, onLanguage }: PreviewProps) {
  const { t } = useTexts('studioForms')
  const { t: formTexts } = useTexts('form')
  const container = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState<string>()
  const typed = useRef<Record<string, unknown>>({})

  useEffect(() => {
    const form = new Form({ container: container.current!, additionalModules: [fieldMessages] })
    form.get<FieldMessages>('fieldMessages').translateWith((message) => inOurWords(message, formTexts))
    const leftovers = sayLeftovers(container.current!, formTexts)
    const { components } = language === 'zh' ? translated(schema) : schema
    const draw = async () => {
      try {
        await form.importSchema({ ...schema, components: structuredClone(components) }, { ...sampleOf(schema, language), ...typed.current })
        setBroken(undefined)
      } catch (error) {
        setBroken((error as Error).message)
      }
    }
    form.on('changed', ({ data }: { data: Record<string, unknown> }) => { typed.current = { ...data } })
    void draw()
    return () => {
      leftovers.disconnect()
      form.destroy()
    }
  }, [schema, language, formTexts])

  return (
    <div className="form-preview" data-device={device}>
      <div className="form-preview-bar">
        <Segmented size="small" value={device} onChange={onDevice} options={[{ value: 'phone', label: t('phone') }, { value: 'desktop', label: t('desktop') }]} />
        <Segmented size="small" value={language} onChange={onLanguage} options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
      </div>
      {broken !== undefined && <Alert type="error" showIcon title={t('previewBroken')} description={broken} />}
      <div className="form-preview-frame"><div ref={container} className="task-form" lang={language === 'zh' ? 'zh-CN' : 'en'} /></div>
      <p className="quiet">{t('previewHint')}</p>
    </div>
  )
}

const translated = (schema: FormSchema): FormSchema => ({ ...schema, components: schema.components.map(deeply) })
const deeply = (field: FormField): FormField => ({ ...inChinese(field), ...(field.components && { components: field.components.map(deeply) }) })

/** Options of lists that the case brings, and words in fields that are only read, so that the form looks alive. */
function sampleOf(schema: FormSchema, language: Language): Record<string, unknown> {
  const [one, two] = language === 'zh' ? ['示例一', '示例二'] : ['Example one', 'Example two']
  const fields = fieldsOf(schema)
  return {
    ...Object.fromEntries(fields.flatMap(({ valuesKey }) => (valuesKey ? [[valuesKey, [{ value: 'one', label: one }, { value: 'two', label: two }]]] : []))),
    ...Object.fromEntries(schema.components.flatMap((field) => (field.readonly && field.key && ['textarea', 'textfield'].includes(field.type) ? [[field.key, `… ${nameOf(field, language)} …`]] : []))),
  }
}
