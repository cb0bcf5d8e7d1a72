import { useWord } from '../../kit/language.ts'

/** Why a message did not go out, in words; a provider's own code is shown as it is. */
export function useReason(): (code: string) => string {
  const word = useWord()
  return (code) => {
    const name = code.replaceAll(/[.:]/g, '-')
    const said = word('unsent', name)
    return said === name ? code : said
  }
}
