import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, LockOutlined } from '@ant-design/icons'
import { Alert, Button, Input, InputNumber, Radio, Switch } from 'antd'
import { hasValue, keptByType, keptOf, type FormField } from '../editor/schema.ts'
import { isKind } from '../editor/kinds.ts'
import type { EditedForm, SelectedField } from '../editor/use-form-editor.ts'
import { Columns } from './columns.tsx'
import { Entry, Section, TextEntry } from './entries.tsx'
import type { Known } from './known.ts'
import { Options } from './options.tsx'
import { Rules } from './rules.tsx'
import { ShownWhen } from './shown-when.tsx'
import { withProperty, Words } from './words.tsx'
import { icons, Unknown } from '../icons.ts'
import { inShort, type AskedValue } from '../uses.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'
import { asText } from './as-text.ts'

interface FieldPanelProps {
  selected: SelectedField
  editor: EditedForm
  /** Names of the other fields. */
  taken: string[]
  /** The field as it is live, by its name. */
  live: FormField | undefined
  settled: readonly string[]
  known: Known[]
  asked: AskedValue | undefined
}

const withOptions = ['radio', 'select', 'checklist', 'taglist']

/** Everything that can be said about one field, in the order in which one thinks of it. */
export function FieldPanel({ selected, editor: { edit, move, remove }, taken, live, settled, known, asked }: FieldPanelProps) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const { field } = selected
  const Icon = isKind(field.type) ? icons[field.type] : Unknown
  return (
    <div className="form-panel">
      <header>
        <Icon /> <b>{isKind(field.type) ? t(`kind.${field.type}`) : field.type}</b>
        <span>
          <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={t('up')} onClick={() => move(-1)} />
          <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={t('down')} onClick={() => move(1)} />
          <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('remove')} onClick={remove} />
        </span>
      </header>
      {asked && asked.by.length > 0 && <p className="quiet form-asked">{t('askedBy', { who: inShort(asked.by, language) })}</p>}
      <Section title={t('section.words')}><Words selected={selected} taken={taken} settled={settled} edit={edit} /></Section>
      {withOptions.includes(field.type) && (
        <Section title={t('section.options')}>
          <Options field={field} settled={(live?.values ?? []).map(({ value }) => value)} asked={(value) => inShort(asked?.values.filter((one) => one.value === value).flatMap(({ by }) => by) ?? [], language)} edit={edit} />
        </Section>
      )}
      {field.type === 'expression' && <Section title={t('section.computed')}><TextEntry mono rows={2} label={t('formula')} hint={t('formulaHint')} value={asText(field['expression']).replace(/^=/, '')} onChange={(text) => edit({ expression: `=${text}` })} /></Section>}
      {field.type === 'image' && <Section title={t('section.picture')}><Picture field={field} edit={edit} /></Section>}
      {field.type === 'table' && <Section title={t('section.columns')}><Columns field={field} edit={edit} /></Section>}
      {field.type === 'dynamiclist' && <Section title={t('section.rows')}><Rows field={field} edit={edit} /></Section>}
      {hasValue(field) && field.type !== 'expression' && <Section title={t('section.rules')}><Rules field={field} edit={edit} /></Section>}
      <Section title={t('section.shown')} open={field.conditional?.hide !== undefined}>
        <ShownWhen hide={field.conditional?.hide} known={known} onChange={(hide) => edit({ conditional: hide === undefined ? undefined : { hide } })} />
      </Section>
      {(hasValue(field) || field.type === 'dynamiclist') && <Section title={t('section.kept')}><Kept field={field} taken={taken} settled={settled} edit={edit} /></Section>}
    </div>
  )
}

interface PartProps {
  field: FormField
  edit: (properties: Record<string, unknown>) => void
}

/** Words stay with the case, choices go on to the diagram (docs/architecture.md); a field may say otherwise. */
function Kept({ field, taken, settled, edit }: PartProps & { taken: string[]; settled: readonly string[] }) {
  const { t } = useTexts('studioForms')
  const place = hasValue(field) ? 'key' : 'path'
  const name = field[place] ?? ''
  const fixed = settled.includes(name)
  const problem = name === '' || !/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(name) ? t('nameWrong') : taken.includes(name) ? t('nameTaken') : undefined
  return (
    <>
      {hasValue(field) && (
        <Radio.Group className="form-kept" value={keptOf(field)} onChange={({ target }) => edit({ properties: withProperty(field.properties, 'keep', target.value === keptByType(field.type) ? '' : String(target.value)) })}>
          <Radio value="process"><b>{t('keptProcess')}</b><small>{t('keptProcessHint')}</small></Radio>
          <Radio value="case"><b>{t('keptCase')}</b><small>{t('keptCaseHint')}</small></Radio>
        </Radio.Group>
      )}
      {fixed
        ? <Entry label={t('nameInProcess')} hint={t('nameFixed')}>{(id) => <Input id={id} className="mono" value={name} disabled suffix={<LockOutlined />} />}</Entry>
        : <TextEntry mono label={t('nameInProcess')} hint={t('nameFree')} value={name} onChange={(text) => edit({ [place]: text.trim() })} />}
      {problem !== undefined && <Alert type="error" showIcon title={problem} />}
    </>
  )
}

function Rows({ field, edit }: PartProps) {
  const { t } = useTexts('studioForms')
  const bound = (name: 'min' | 'max', value: number | null) => edit({ properties: withProperty(field.properties, name, value === null ? '' : String(value)) })
  return (
    <>
      <div className="form-entry form-switch"><span><Switch size="small" checked={field['allowAddRemove'] !== false} aria-label={t('rowsFree')} onChange={(on) => edit({ allowAddRemove: on })} /> {t('rowsFree')}</span></div>
      <Entry label={t('rowsLeast')}>{(id) => <InputNumber id={id} min={0} max={100} value={field.properties?.['min'] === undefined ? null : Number(field.properties['min'])} onChange={(value) => bound('min', value)} />}</Entry>
      <Entry label={t('rowsMost')}>{(id) => <InputNumber id={id} min={1} max={100} value={field.properties?.['max'] === undefined ? null : Number(field.properties['max'])} onChange={(value) => bound('max', value)} />}</Entry>
    </>
  )
}

function Picture({ field, edit }: PartProps) {
  const { t } = useTexts('studioForms')
  const source = asText(field['source'])
  const good = source === '' || source.startsWith('=') || /^(https?:\/\/|\/(?!\/)|data:image\/(png|jpeg|gif|webp);)/i.test(source)
  return (
    <>
      <TextEntry label={t('pictureFrom')} hint={t('pictureHint')} value={source} onChange={(text) => edit({ source: text.trim() || undefined })} />
      {!good && <Alert type="error" showIcon title={t('pictureWrong')} />}
    </>
  )
}
