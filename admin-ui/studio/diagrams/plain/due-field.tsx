import { Checkbox, Input, Select } from 'antd'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { dropExtension, extensionOf, headerOf, setExtension, setHeader } from '../modules/extensions.ts'
import { readDue, writeDue, type Due } from '../words/due.ts'
import { SpanField } from '../../tables/words/span-field.tsx'
import { useTexts, useWord } from '../../../kit/language.ts'

const schedule = 'zeebe:TaskSchedule'
const stages = ['register', 'contact', 'investigation', 'plan', 'end', 'callback', 'sign', 'answer']

const beginnings: Record<Exclude<Due['kind'], 'other'>, Due> = { never: { kind: 'never' }, after: { kind: 'after', span: { amount: 1, unit: 'day' } }, stage: { kind: 'stage', stage: 'contact' } }

/** Until when the task has to be done: some time after it began, or with a clock of the case, which completing it may stop. */
export function DueField() {
  const { t } = useTexts('studioDiagrams')
  const { element, tools } = usePlain()
  const { businessObject } = element
  const definition = extensionOf(businessObject, schedule)
  const due = readDue(definition?.get<string | undefined>('dueDate'))
  const choose = (chosen: Due) => {
    const dueDate = writeDue(chosen)
    if (dueDate === undefined && definition?.get('followUpDate') === undefined) return dropExtension(element, schedule, tools)
    setExtension(element, schedule, { dueDate }, tools)
  }
  const kinds = [...(['never', 'after', 'stage'] as const), ...(due.kind === 'other' ? ['other' as const] : [])]
  return (
    <Field label={t('due')} htmlFor="due" {...(due.kind === 'after' ? { help: t('dueHint') } : {})}>
      <Select<Due['kind']> id="due" value={due.kind} options={kinds.map((kind) => ({ value: kind, label: t(`dueKind.${kind}`) }))} onChange={(kind) => { if (kind !== 'other') choose(beginnings[kind]) }} />
      {due.kind === 'after' && <SpanField label={t('dueAfter')} value={due.span} onChange={(span) => choose({ kind: 'after', span })} />}
      {due.kind === 'stage' && <Stage stage={due.stage} meets={headerOf(businessObject, 'meets')} onStage={(stage) => choose({ kind: 'stage', stage })} onMeets={(meets) => setHeader(element, 'meets', meets, tools)} />}
      {due.kind === 'other' && <Input readOnly aria-label={t('due')} value={due.feel} />}
    </Field>
  )
}

function Stage({ stage, meets, onStage, onMeets }: { stage: string; meets: string | undefined; onStage: (stage: string) => void; onMeets: (stage: string) => void }) {
  const { t } = useTexts('studioDiagrams')
  const inWords = useWord()
  const known = stages.includes(stage) ? stages : [...stages, stage]
  return (
    <>
      <Select aria-label={t('stage')} value={stage} options={known.map((one) => ({ value: one, label: inWords('stage', one) }))} onChange={onStage} />
      <Checkbox checked={meets === stage} onChange={({ target }) => onMeets(target.checked ? stage : '')}>{t('meets')}</Checkbox>
    </>
  )
}
