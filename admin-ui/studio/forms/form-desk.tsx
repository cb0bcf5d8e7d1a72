import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Tabs } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { fieldsOf, nameOf, type FormField, type FormSchema } from './editor/schema.ts'
import { useFormEditor } from './editor/use-form-editor.ts'
import { Palette } from './palette.tsx'
import { FieldPanel } from './panel/field-panel.tsx'
import { FormPanel } from './panel/form-panel.tsx'
import { knownIn } from './panel/known.ts'
import { Preview, type Device } from './preview.tsx'
import { askedOf, type FormUse } from './uses.ts'
import { UsesPanel } from './uses-panel.tsx'
import { Findings } from '../diagrams/findings.tsx'
import type { Judgement } from '../diagrams/use-lint.ts'
import { vocabulary } from '../diagrams/use-vocabulary.ts'
import { useLanguage, useTexts, type Language } from '../../kit/language.ts'
import './forms.css'

interface FormDeskProps {
  /** Read once: what the editor begins with. */
  form: FormSchema
  /** The form that is live, null for one that never was. */
  live: FormSchema | null
  uses: FormUse[]
  judgement: Judgement
  onChange: (schema: FormSchema) => void
}

type Tab = 'field' | 'preview' | 'uses'

/** A form between its palette and its panel. */
export function FormDesk({ form, live, uses, judgement, onChange }: FormDeskProps) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const canvas = useRef<HTMLDivElement>(null)
  const side = useRef<HTMLElement>(null)
  const [shownIn, setShownIn] = useState<Language>()
  const [device, setDevice] = useState<Device>('phone')
  const [tab, setTab] = useState<Tab>('field')
  const drawn = shownIn ?? language
  const { caseVariables = [] } = useQuery(vocabulary).data ?? {}
  const editor = useFormEditor(canvas, form, drawn, onChange)
  const { schema, selected } = editor
  const settled = useMemo(() => (live ? fieldsOf(live).flatMap(({ key, path }) => key ?? path ?? []) : []), [live])
  const asked = useMemo(() => askedOf(uses), [uses])
  const fields = fieldsOf(schema)
  const others = fields.filter(({ id }) => id !== selected?.field.id)
  const turnTo = (key: Tab) => {
    if (key !== tab) side.current?.scrollTo(0, 0)
    setTab(key)
  }
  const choose = (name: string) => {
    editor.select(name)
    turnTo('field')
  }
  return (
    <>
      <div className="form-desk" data-tab={tab} data-device={device}>
        <Palette onChosen={editor.add} />
        <section className="form-canvas" aria-label={t('drawing')}>
          <div className="form-bar">
            <Button type="text" icon={<UndoOutlined />} aria-label={t('undo')} disabled={!editor.canUndo} onClick={editor.undo} />
            <Button type="text" icon={<RedoOutlined />} aria-label={t('redo')} disabled={!editor.canRedo} onClick={editor.redo} />
            <Segmented size="small" aria-label={t('shownIn')} value={drawn} onChange={setShownIn} options={[{ value: 'en', label: 'English' }, { value: 'zh', label: '中文' }]} />
          </div>
          <div ref={canvas} className="form-paper task-form" onClick={() => turnTo('field')} onKeyDown={(event) => { if (event.key === 'Delete' && selected && event.target instanceof HTMLElement && event.target.matches('.fjs-element')) editor.remove() }} />
        </section>
        <aside ref={side} className="form-side" aria-label={t('panel')}>
          <Tabs
            size="small" activeKey={tab} onChange={(key) => turnTo(key as Tab)}
            items={[
              { key: 'field', label: selected ? t('tab.field') : t('tab.form'), children: selected
                ? <FieldPanel key={selected.ticket} selected={selected} editor={editor} taken={others.flatMap(({ key, path }) => key ?? path ?? [])} live={live ? fieldsOf(live).find(({ key }) => key === selected.field.key) : undefined} settled={settled} known={knownIn(others, uses, caseVariables, language)} asked={asked.get(selected.field.key ?? '')} />
                : <FormPanel schema={schema} edit={editor.editForm} /> },
              { key: 'preview', label: t('tab.preview'), children: <Preview schema={schema} language={drawn} device={device} onDevice={setDevice} onLanguage={setShownIn} /> },
              { key: 'uses', label: t('tab.uses'), children: <UsesPanel schema={schema} live={live} uses={uses} onChosen={choose} /> },
            ]}
          />
        </aside>
      </div>
      <Findings
        {...judgement}
        nameOf={(place) => { const field = fieldAt(schema, place); return field ? nameOf(field, drawn) : t('tab.form') }}
        onChosen={(place) => { const field = fieldAt(schema, place ?? ''); if (field) choose(field.key ?? field.id) }}
      />
    </>
  )
}

/** The field that a JSON pointer leads to or into. */
function fieldAt(schema: FormSchema, pointer: string): FormField | undefined {
  let fields: FormField[] | undefined = schema.components
  let found: FormField | undefined
  for (const [, index] of pointer.matchAll(/\/components\/(\d+)/g)) {
    found = fields?.[Number(index)]
    fields = found?.components
  }
  return found
}
