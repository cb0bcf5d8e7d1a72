import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { ComparisonRow } from './comparison-row.tsx'
import { Field } from './field.tsx'
import { keeperOf, knownBefore } from './known-variables.ts'
import { usePlain } from './plain.ts'
import { conditionOf, isOtherwise } from './use-condition-words.ts'
import { Written } from './written.tsx'
import { extensionOf, setExtension } from '../modules/extensions.ts'
import type { ElementRegistry, Moddle } from '../services.ts'
import { isWhole, readCondition, writeCondition, type Comparison, type Condition } from '../words/condition.ts'
import { useTexts } from '../../../kit/language.ts'

const blank: Comparison = { variable: '', operator: 'is', values: [] }

/** When a way out of a gateway is taken: comparisons of answers that are known by then, written as FEEL for the engine. */
export function Way() {
  const { t } = useTexts('studioDiagrams')
  const { element: flow, modeler, tools, words } = usePlain()
  const feel = conditionOf(flow)
  const read = readCondition(feel)
  // What is not whole yet stands here only; the drawing has what is.
  const [halfway, setHalfway] = useState<Condition>()
  const [asText, setAsText] = useState(false)
  const shown = halfway !== undefined && writeCondition(halfway) === (read && writeCondition(read)) ? halfway : read
  const otherwise = isOtherwise(flow)

  const write = (body: string | undefined) => {
    if (body === feel) return
    tools.modeling.updateProperties(flow, { conditionExpression: body === undefined ? undefined : tools.factory.create('bpmn:FormalExpression', { body }) })
  }
  const change = (condition: Condition) => {
    setHalfway(condition)
    write(writeCondition(condition))
    for (const { variable } of condition.comparisons.filter(isWhole)) letOut(variable)
  }
  /** A step that lets out some of its answers only lets this one out, too: the engine knows it from then on. */
  const letOut = (variable: string) => {
    const keeper = modeler.get<ElementRegistry>('elementRegistry').get(keeperOf(variable, flow, words)?.id ?? '')
    if (keeper === undefined) return
    const outputs = extensionOf(keeper.businessObject, 'zeebe:IoMapping')!.get<Moddle[]>('outputParameters')
    setExtension(keeper, 'zeebe:IoMapping', { outputParameters: [...outputs, tools.factory.create('zeebe:Output', { source: `=get or else(${variable}, null)`, target: variable })] }, tools)
  }
  const setOtherwise = (on: boolean) => tools.modeling.updateProperties(flow.source!, { default: on ? flow.businessObject : undefined })

  if (otherwise) return <Checkbox checked onChange={() => setOtherwise(false)}>{t('way.otherwise')}</Checkbox>
  const comparisons = shown === undefined || shown.comparisons.length === 0 ? [blank] : shown.comparisons
  const joined = shown?.joined ?? 'and'
  const known = knownBefore(flow, words)
  return (
    <>
      {asText || shown === undefined
        ? <Field label={t('way.chosenWhen')} htmlFor="way-text" {...(shown === undefined ? { help: t('way.written') } : {})}><Written id="way-text" rows={2} value={feel ?? ''} onWritten={(text) => write(text.trim() === '' ? undefined : text.trim().startsWith('=') ? text.trim() : `=${text.trim()}`)} /></Field>
        : (
          <>
            {comparisons.length > 1 && (
              <Field label={t('way.holds')}>
                <Segmented size="small" value={joined} options={(['and', 'or'] as const).map((value) => ({ value, label: t(`way.joined.${value}`) }))} onChange={(value) => change({ joined: value, comparisons })} />
              </Field>
            )}
            {comparisons.map((comparison, at) => (
              <ComparisonRow
                key={at} comparison={comparison} known={known}
                onChange={(changed) => change({ joined, comparisons: comparisons.with(at, changed) })}
                {...(comparisons.length > 1 ? { onRemove: () => change({ joined, comparisons: comparisons.toSpliced(at, 1) }) } : {})}
              />
            ))}
            <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => change({ joined, comparisons: [...comparisons, blank] })}>{t('way.add')}</Button>
          </>
        )}
      {shown !== undefined && <Button size="small" type="link" onClick={() => setAsText(!asText)}>{t(asText ? 'way.inWords' : 'way.asText')}</Button>}
      <Checkbox checked={false} onChange={() => setOtherwise(true)}>{t('way.otherwise')}</Checkbox>
    </>
  )
}
