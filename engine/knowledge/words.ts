/** Words of Chinese and English text, as a search compares them. The dictionary is the one that comes with the runtime. */
export type Language = 'en' | 'zh'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Each word once more as pairs of characters where it is Chinese: what counts as a word depends on its neighbours ("退费" alone, "退费用" in a sentence), a pair does not.
 * Latin words lose case and accents.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{Mn}/gu, '').toLowerCase()
  const words = [...segmenter.segment(plain)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []))
  return [...words, ...pairsOf(plain)]
}

/** They stand in every second text, and a question is full of them. */
export const fillers: ReadonlySet<string> = new Set(['a', 'an', 'and', 'are', 'at', 'be', 'can', 'do', 'does', 'for', 'have', 'i', 'in', 'is', 'it', 'me', 'my', 'of', 'on', 'or', 'the', 'there', 'to', 'until', 'with', 'you', '的', '了', '吗', '我', '是', '要', '在'])

const pairsOf = (text: string): string[] => [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair]) => pair!)

/** The first place in a text where one of the words stands, with what is around it. */
export function excerpt(text: string, words: readonly string[], length = 320): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const low = flat.toLowerCase()
  const at = Math.min(...words.map((word) => low.indexOf(word)).filter((place) => place >= 0), flat.length)
  const from = at === flat.length || at < length / 2 ? 0 : at - Math.floor(length / 3)
  const piece = flat.slice(from, from + length).trim()
  return `${from > 0 ? '…' : ''}${piece}${from + length < flat.length ? '…' : ''}`
}
