import { Select } from 'antd'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { extensionOf, setExtension } from '../modules/extensions.ts'
import { useTexts } from '../../../kit/language.ts'
import type { Moddle } from '../services.ts'

const levels = [['low', '25'], ['normal', '50'], ['high', '75'], ['urgent', '100']] as const

/** How urgent the task is among others; said plainly where the engine that the diagram is made for has no priorities. */
export function PriorityField() {
  const { t } = useTexts('studioDiagrams')
  const { element, tools } = usePlain()
  const written = extensionOf(element.businessObject, 'zeebe:PriorityDefinition')?.get<string | undefined>('priority')
  if (written === undefined && !hasPriorities(element.businessObject)) return <small className="quiet">{t('noPriority')}</small>
  const named = levels.map(([level, value]) => ({ value: value as string, label: t(`priorityOf.${level}`) }))
  const options = written === undefined || named.some(({ value }) => value === written) ? named : [...named, { value: written, label: written }]
  return <Field label={t('priority')} htmlFor="priority"><Select id="priority" value={written ?? '50'} options={options} onChange={(priority) => setExtension(element, 'zeebe:PriorityDefinition', { priority }, tools)} /></Field>
}

/** From engine 8.6 on. */
function hasPriorities(object: Moddle): boolean {
  let root = object
  while (root.$parent !== undefined) root = root.$parent
  const [major = 0, minor = 0] = (root.get<string | undefined>('modeler:executionPlatformVersion') ?? '').split('.').map(Number)
  return major > 8 || (major === 8 && minor >= 6)
}
