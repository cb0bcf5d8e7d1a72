import { readFile } from 'node:fs/promises'
import { Type, type Static } from '@sinclair/typebox'
import { Ajv } from 'ajv'

/** One signal (a tag or a red flag) and the terms that give it away, in both languages. */
const Lexicon = Type.Array(Type.Object({
  signal: Type.String({ pattern: '^[a-z][a-z-]*$' }),
  zh: Type.Array(Type.String({ minLength: 1 })),
  en: Type.Array(Type.String({ minLength: 1 })),
}))
export type Lexicon = Static<typeof Lexicon>

const file = new URL('../../processes/lexicon.json', import.meta.url)
let read: Promise<Lexicon> | null = null

/** `processes/lexicon.json`, read once; a file that cannot be read or has faults is tried again by the next job. */
export function readLexicon(): Promise<Lexicon> {
  read ??= readFile(file, 'utf8').then(parse).catch((error: unknown) => {
    read = null
    throw error
  })
  return read
}

function parse(text: string): Lexicon {
  const lexicon: unknown = JSON.parse(text)
  const ajv = new Ajv()
  if (!ajv.validate(Lexicon, lexicon)) throw new Error(`processes/lexicon.json: ${ajv.errorsText()}`)
  return lexicon as Lexicon
}

/**
 * The signals found in a text, in the lexicon's order. An English term has to stand there as whole words, in any of their usual forms
 * (wait, waited, waiting); a Chinese one anywhere.
 */
export function signalsIn(text: string, lexicon: Lexicon): string[] {
  const words = ` ${stems(text)} `
  const characters = text.normalize('NFKC')
  return lexicon
    .filter(({ zh, en }) => zh.some((term) => characters.includes(term.normalize('NFKC'))) || en.some((term) => words.includes(` ${stems(term)} `)))
    .map(({ signal }) => signal)
}

const stems = (text: string): string =>
  (text.normalize('NFKC').toLowerCase().replaceAll('’', "'").match(/[a-z]+(?:'[a-z]+)?/g) ?? []).map(stem).join(' ')

/** Cuts an English word down to what its forms have in common. It need not be a word, only the same for all of them. */
function stem(word: string): string {
  return word
    .replace(/'s?$/, '')
    .replace(/^([a-z]{3,}?)(?:ingly|edly|ing|ed|ly|es|(?<!s)s)$/, '$1')
    .replace(/([b-df-hj-np-tv-xz])\1$/, '$1')
    .replace(/(?<=[a-z]{2})e$/, '')
    .replace(/y$/, 'i')
}
