import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Select } from 'antd'
import { isMadeUp, nameFrom, unique, type FieldOption, type FormField } from '../editor/schema.ts'
import { Entry, TextField } from './entries.tsx'
import { useTexts } from '../../../kit/language.ts'

interface OptionsProps {
  field: FormField
  /** Values of this field that are live already: others may ask for them. */
  settled: readonly string[]
  /** Who asks for which value; empty where nobody does. */
  asked: (value: string) => string
  edit: (properties: Record<string, unknown>) => void
}

const lists = ['departments', 'people', 'relatedCases', 'points', 'ownPoints', 'answeredDepartments', 'contradictions', 'emergencyCases', 'sections', 'solutions', 'chosenSolutions', 'corrections', 'openClocks'] as const

/** What can be chosen: options written down here in both languages, or a list that the case or the hospital brings. */
export function Options({ field, settled, asked, edit }: OptionsProps) {
  const { t } = useTexts('studioForms')
  const source = field.valuesExpression ? 'computed' : (field.valuesKey ?? 'own')
  const known = lists.some((list) => list === source)
  const choices = [
    { value: 'own', label: t('ownOptions') },
    ...lists.map((list) => ({ value: list as string, label: t(`list.${list}`) })),
    ...(source === 'own' || known ? [] : [{ value: source, label: source === 'computed' ? t('computedOptions') : t('listNamed', { name: source }) }]),
  ]
  return (
    <>
      <Entry label={t('optionsFrom')}>
        {(id) => <Select id={id} value={source} options={choices} onChange={(list) => edit(list === 'own' ? { values: field.values ?? [], valuesKey: undefined, valuesExpression: undefined } : { valuesKey: list, values: undefined })} />}
      </Entry>
      {source === 'own' && <Own options={field.values ?? []} settled={settled} asked={asked} onChange={(values) => edit({ values })} />}
    </>
  )
}

interface OwnProps {
  options: FieldOption[]
  settled: readonly string[]
  asked: (value: string) => string
  onChange: (options: FieldOption[]) => void
}

function Own({ options, settled, asked, onChange }: OwnProps) {
  const { t } = useTexts('studioForms')
  const change = (at: number, words: Partial<FieldOption>) => onChange(options.map((option, i) => (i === at ? { ...option, ...words } : option)))
  const say = (at: number, text: string) => {
    const { value, label = '' } = options[at]!
    const follows = !settled.includes(value) && (isMadeUp(value) || /^option\d*$/.test(value) || value.replace(/-?\d+$/, '') === kebab(label))
    const name = follows ? kebab(text) : ''
    change(at, { label: text, ...(name && { value: unique(name, options.flatMap((option, i) => (i === at ? [] : option.value))) }) })
  }
  const swap = (at: number, by: number) => {
    const moved = [...options]
    const [one] = moved.splice(at, 1)
    moved.splice(at + by, 0, one!)
    onChange(moved)
  }
  const missing = settled.filter((value) => !options.some((option) => option.value === value) && asked(value) !== '')
  return (
    <>
      <ol className="form-options">
        {options.map(({ value, label = '', 'label.zh': chinese = '' }, i) => (
          <li key={i}>
            <TextField aria-label={t('optionEn', { no: i + 1 })} placeholder={t('english')} lang="en" value={label} onChange={(text) => say(i, text)} />
            <TextField aria-label={t('optionZh', { no: i + 1 })} placeholder={t('chinese')} lang="zh-CN" value={chinese} onChange={(text) => change(i, { 'label.zh': text })} />
            <span className="form-option-actions">
              <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={t('up')} disabled={i === 0} onClick={() => swap(i, -1)} />
              <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={t('down')} disabled={i === options.length - 1} onClick={() => swap(i, 1)} />
              <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('removeOption')} onClick={() => onChange(options.filter((_, at) => at !== i))} />
            </span>
            <small><span className="mono">{value}</span>{asked(value) !== '' && <> · {t('askedBy', { who: asked(value) })}</>}</small>
          </li>
        ))}
      </ol>
      {missing.map((value) => <Alert key={value} className="gap-below" type="warning" showIcon title={t('optionGone', { value, who: asked(value) })} />)}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...options, { value: unique('option', options.map(({ value }) => value)), label: '', 'label.zh': '' }])}>{t('addOption')}</Button>
    </>
  )
}

const kebab = (text: string): string => nameFrom(text).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
