import { useEffect } from 'react'
import type { Modeler } from '../modeler.ts'
import { extensionOf } from '../modules/extensions.ts'
import type { Moddle } from '../services.ts'
import type { KnownVariable, Vocabulary } from '../use-vocabulary.ts'
import { useLanguage } from '../../../kit/language.ts'

interface Suggested {
  name: string
  type: string
  info: string
}

interface VariableResolver {
  providers: object[]
  registerProvider(provider: { getVariables(element: Moddle): Suggested[] | undefined }): void
  invalidateCache(): void
}

const types: Record<KnownVariable['sort'], string> = { 'one': 'String', 'many': 'List', 'yes-no': 'Boolean', 'number': 'Number', 'moment': 'String', 'words': 'String' }

/** What cases carry and forms answer is suggested in the fields for experts, too, with what it means and the values it may have. */
export function useSuggestions(modeler: Modeler | undefined, words: Vocabulary | undefined): void {
  const { language } = useLanguage()
  useEffect(() => {
    if (modeler === undefined || words === undefined) return
    const resolver = modeler.get<VariableResolver>('variableResolver')
    const told = ({ name, sort, label, options }: KnownVariable): Suggested => ({ name, type: types[sort], info: [label[language], ...options.map((option) => `"${option.value}" – ${option.label[language]}`)].join('\n') })
    const provider = {
      getVariables(element: Moddle) {
        if (element.$type === 'bpmn:Process') return words.caseVariables.map(told)
        const form = extensionOf(element, 'zeebe:FormDefinition')?.get<string | undefined>('formId')
        return words.forms.find(({ id }) => id === form)?.variables.map(told)
      },
    }
    resolver.registerProvider(provider)
    return () => {
      resolver.providers = resolver.providers.filter((one) => one !== provider)
      resolver.invalidateCache()
    }
  }, [modeler, words, language])
}
