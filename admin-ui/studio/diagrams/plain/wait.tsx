import { Input } from 'antd'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import type { Moddle } from '../services.ts'
import { SpanField } from '../../tables/words/span-field.tsx'
import { readSpan, writeSpan } from '../../tables/words/span.ts'
import { useTexts } from '../../../kit/language.ts'

/** How long a timer waits, as a number and a unit. */
export function Wait() {
  const { t } = useTexts('studioDiagrams')
  const { element, tools } = usePlain()
  const timer = element.businessObject.get<Moddle[]>('eventDefinitions').find(({ $type }) => $type === 'bpmn:TimerEventDefinition')!
  const duration = timer.get<Moddle | undefined>('timeDuration')
  const other = timer.get<Moddle | undefined>('timeDate') ?? timer.get<Moddle | undefined>('timeCycle')
  const written = (duration ?? other)?.get<string | undefined>('body') ?? ''
  const span = written === '' ? { amount: 0, unit: 'day' as const } : readSpan(/^=\s*duration\("([^"]+)"\)$/.exec(written)?.[1] ?? written)
  if (other !== undefined || span === undefined) return <Field label={t('wait.until')}><Input readOnly value={written} /></Field>
  const set = (body: string) => {
    if (duration !== undefined) return tools.modeling.updateModdleProperties(element, duration, { body })
    tools.modeling.updateModdleProperties(element, timer, { timeDuration: Object.assign(tools.factory.create('bpmn:FormalExpression', { body }), { $parent: timer }) })
  }
  return <Field label={t('wait.after')} help={t('wait.hint')}><SpanField label={t('wait.after')} value={span} onChange={(chosen) => set(writeSpan(chosen))} /></Field>
}
