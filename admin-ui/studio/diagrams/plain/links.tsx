import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link } from 'react-router'
import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { Written } from './written.tsx'
import { addresses } from '../addresses.ts'
import { extensionOf, setExtension } from '../modules/extensions.ts'
import * as administration from '../../../desk/administration.ts'
import { named } from '../../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../../kit/language.ts'

/** Which process a step calls, by name, and the way to it. */
export function Calls() {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { element, tools } = usePlain()
  const processes = useQuery(administration.processes)
  const called = extensionOf(element.businessObject, 'zeebe:CalledElement')?.get<string | undefined>('processId')
  const options = (processes.data ?? []).map((process) => ({ value: process.id, label: named(process, language) })).toSorted((one, other) => one.label.localeCompare(other.label, language))
  return (
    <Field label={<>{t('process')}{called !== undefined && !called.startsWith('=') && <Link to={addresses.diagram(called)}>{t('open')}</Link>}</>} htmlFor="calls">
      <Select id="calls" showSearch={{ optionFilterProp: 'label' }} placeholder={t('processNone')} value={called ?? null} options={options} loading={processes.isPending} onChange={(processId) => setExtension(element, 'zeebe:CalledElement', { processId }, tools)} />
    </Field>
  )
}

/** Which table a step asks, and the way to it. */
export function Asks() {
  const { t } = useTexts('studioDiagrams')
  const { language } = useLanguage()
  const { element, tools, words: { tables } } = usePlain()
  const decision = extensionOf(element.businessObject, 'zeebe:CalledDecision')
  const asked = decision?.get<string | undefined>('decisionId')
  const table = tables.find(({ id }) => id === asked)
  return (
    <>
      <Field label={<>{t('table')}{table && <Link to={addresses.table(table.file)}>{t('open')}</Link>}</>} htmlFor="asks">
        <Select id="asks" showSearch={{ optionFilterProp: 'label' }} placeholder={t('tableNone')} value={asked ?? null} options={tables.map((one) => ({ value: one.id, label: named(one, language) }))} onChange={(decisionId) => setExtension(element, 'zeebe:CalledDecision', { decisionId }, tools)} />
      </Field>
      {decision !== undefined && (
        <Field label={t('answer')} htmlFor="asks-answer">
          <Written id="asks-answer" value={decision.get<string | undefined>('resultVariable') ?? ''} onWritten={(resultVariable) => setExtension(element, 'zeebe:CalledDecision', { resultVariable }, tools)} />
        </Field>
      )}
    </>
  )
}
