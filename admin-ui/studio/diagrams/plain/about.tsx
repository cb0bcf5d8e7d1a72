import { Field } from './field.tsx'
import { usePlain } from './plain.ts'
import { Written } from './written.tsx'
import { propertyOf, setProperty } from '../modules/extensions.ts'
import type { Moddle } from '../services.ts'
import { useTexts } from '../../../kit/language.ts'

const said = [['documentation.zh', 'zh'], ['public.en', 'publicEn'], ['public.zh', 'publicZh']] as const

/** What the element is for, and what the complainant reads once a case is there, each in both languages. */
export function About() {
  const { t } = useTexts('studioDiagrams')
  const { element, tools } = usePlain()
  const { businessObject } = element
  const [documentation] = businessObject.get<Moddle[] | undefined>('documentation') ?? []
  const isNode = businessObject.get<unknown>('incoming') !== undefined || element.type.endsWith('Event')
  const document = (text: string) => {
    if (documentation !== undefined && text !== '') return tools.modeling.updateModdleProperties(element, documentation, { text })
    tools.modeling.updateProperties(element, { documentation: text === '' ? [] : [tools.factory.create('bpmn:Documentation', { text })] })
  }
  return (
    <>
      <Field label={t('words.en')} htmlFor="about-en"><Written id="about-en" rows={2} value={documentation?.get<string>('text') ?? ''} onWritten={document} /></Field>
      {said.slice(0, isNode ? 3 : 1).map(([key, label]) => (
        <Field key={key} label={t(`words.${label}`)} htmlFor={`about-${label}`} {...(label === 'publicZh' ? { help: t('words.publicHint') } : {})}>
          <Written id={`about-${label}`} rows={2} value={propertyOf(businessObject, key) ?? ''} onWritten={(text) => setProperty(element, key, text, tools)} />
        </Field>
      ))}
    </>
  )
}
