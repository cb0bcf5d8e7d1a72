import type { Result } from './shapes.ts'
import { useTexts } from '../../kit/language.ts'

/** The runner's sentences and ours for them; what stands in them stays as it is. */
const sentences = [
  [/^"(?<what>[\s\S]*)" does not come true\. There is: (?<found>[\s\S]*)$/, 'fault.notTrue'],
  [/There is no open task (?<what>\S+); (?:open are (?<found>.*)\.|none is open\.)$/, 'fault.noStep'],
  [/^There is nobody who is "(?<what>.*)"\.$/, 'fault.nobody'],
  [/^(?<what>.*) was refused: (?<found>.*)$/, 'fault.refused'],
  [/The form of (?<what>\S+) shows no field "(?<field>[^"]*)" here; it shows (?<found>.*)\.$/, 'fault.noField'],
  [/^At its end (?<what>\S+) is stuck: (?<found>.*)$/, 'fault.stuck'],
] as const

/** Why a scenario did not go as written, in the reader's language. */
export function useFaultWords(): (fault: NonNullable<Result['fault']>) => string {
  const { t } = useTexts('studioRehearsal')
  return ({ row, sentence }) => {
    for (const [pattern, key] of sentences) {
      const found = pattern.exec(sentence)?.groups
      if (found) return `${t('inRow', { number: row })} ${t(key, { what: found['what'] ?? '', found: found['found'] ?? '–', field: found['field'] ?? '' })}`
    }
    return `${t('inRow', { number: row })} ${sentence}`
  }
}
