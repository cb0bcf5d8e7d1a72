import { useFaultWords } from '../../desk/people/use-fault-words.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

/** The message of a finding in the reader's language; what a library or the engine says stays as it is. */
export function useFindingWords(): (finding: Finding) => string {
  const { language } = useLanguage()
  const inFaultWords = useFaultWords()
  return ({ message, zh, elementId }) => (language === 'zh' && zh !== undefined ? zh : inFaultWords(message, elementId))
}
