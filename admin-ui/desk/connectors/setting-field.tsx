import { AutoComplete, Form, Input, InputNumber, Select, Switch } from 'antd'
import { LinesField } from './lines-field.tsx'
import type { FieldError } from '../../kit/http.ts'
import { useLanguage } from '../../kit/language.ts'
import type { SettingSchema } from '../../kit/shapes/connectors.ts'

type Values = Record<string, unknown>

interface FieldsProps {
  schema: SettingSchema
  values: Values
  /** Where this object stands, `/` before each name. */
  path: string
  faults: FieldError[]
  /** Names to choose from. */
  secrets: string[]
  onChange: (values: Values) => void
}

/** The fields of an object; an object within is a section. */
export function SettingFields({ schema, values, path, faults, secrets, onChange }: FieldsProps) {
  const { language } = useLanguage()
  return Object.entries(schema.properties ?? {}).map(([name, field]) => {
    if (!applies(field, values, schema)) return null
    const here = `${path}/${name}`
    const change = (value: unknown) => onChange(withValue(values, name, value))
    if (field.type === 'object' && field.properties) {
      return (
        <fieldset key={name} className="setting-section">
          <legend>{field.label?.[language] ?? name}</legend>
          {field.help && <p className="quiet gap-below">{field.help[language]}</p>}
          <SettingFields schema={field} values={(values[name] ?? {}) as Values} path={here} faults={faults} secrets={secrets} onChange={change} />
        </fieldset>
      )
    }
    const wrong = faults.some((fault) => fault.path === here)
    return (
      <Form.Item key={name} label={field.label?.[language] ?? name} htmlFor={here} required={field.needed ?? false} extra={field.help?.[language]} {...(wrong && { validateStatus: 'error' as const })}>
        <Editor id={here} schema={field} value={values[name]} secrets={secrets} onChange={change} />
      </Form.Item>
    )
  })
}

/** What is left empty is not kept, so that a default of a later version holds. */
function withValue(values: Values, name: string, value: unknown): Values {
  const { [name]: _, ...others } = values
  return value === undefined || value === null || value === '' ? others : { ...others, [name]: value }
}

function applies({ when }: SettingSchema, values: Values, { properties }: SettingSchema): boolean {
  return Object.entries(when ?? {}).every(([name, is]) => {
    const now = values[name] ?? properties?.[name]?.default
    return Array.isArray(is) ? is.includes(String(now)) : now === is
  })
}

interface EditorProps {
  id: string
  schema: SettingSchema
  value: unknown
  secrets: string[]
  onChange: (value: unknown) => void
}

function Editor({ id, schema, value, secrets, onChange }: EditorProps) {
  const { language } = useLanguage()
  const standard = typeof schema.default === 'string' || typeof schema.default === 'number' ? String(schema.default) : ''
  if (schema.anyOf?.every((option) => typeof option.const === 'string')) {
    return <Select id={id} value={value ?? schema.default ?? null} options={schema.anyOf.map((option) => ({ value: option.const as string, label: option.label?.[language] ?? String(option.const) }))} onChange={onChange} />
  }
  if (schema.type === 'boolean') return <Switch id={id} checked={(value ?? schema.default ?? false) as boolean} onChange={onChange} />
  if (schema.type === 'integer' || schema.type === 'number') {
    return <InputNumber id={id} className="full" value={(value ?? null) as number | null} placeholder={standard} {...(schema.minimum !== undefined && { min: schema.minimum })} {...(schema.maximum !== undefined && { max: schema.maximum })} onChange={onChange} />
  }
  if (schema.type === 'string' && schema.long) return <Input.TextArea id={id} autoSize={{ minRows: 3, maxRows: 14 }} value={(value ?? '') as string} placeholder={standard} onChange={({ target }) => onChange(target.value)} />
  if (schema.type === 'string' && schema.secret) {
    return <AutoComplete id={id} value={(value ?? '') as string} placeholder="{{secrets.NAME}}" options={secrets.map((name) => ({ value: `{{secrets.${name}}}` }))} onChange={onChange} />
  }
  if (schema.type === 'string') return <Input id={id} value={(value ?? '') as string} placeholder={standard} onChange={({ target }) => onChange(target.value)} />
  return <LinesField id={id} schema={schema} value={value} onChange={onChange} />
}
