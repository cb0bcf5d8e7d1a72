import type { TFunction } from 'i18next'

/** form-js says what is wrong in English only. Its sentences, and ours for them; the number in a sentence is the limit. */
const sentences = [
  [/^Field is required/, 'form:required'],
  [/^Field must match pattern/, 'form:pattern'],
  [/minimum length of (\S+)\./, 'form:minLength'],
  [/maximum length of (\S+)\./, 'form:maxLength'],
  [/minimum value of (\S+)\./, 'form:min'],
  [/maximum value of (\S+)\./, 'form:max'],
  [/valid email/, 'form:email'],
  [/phone number/, 'form:phone'],
  [/not a number/, 'form:number'],
] as const

/** Another sentence than the known ones comes from the form itself and is already in the reader's language. */
export function inOurWords(message: string, t: TFunction<['form']>): string {
  for (const [sentence, key] of sentences) {
    const found = sentence.exec(message)
    if (found !== null) return t(key, { limit: found[1] ?? '' })
  }
  return message
}
