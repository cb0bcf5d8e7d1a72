import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { Speech } from './speaking.ts'
import { useLanguage } from '../../kit/language.ts'

/**
 * What an editor's texts are in the language shown. Its Chinese is fetched with `chineseTexts` when it is needed; `sayAgain` hears that the language has changed,
 * and that `since` has: words that came from the server.
 */
export function useSpeech<Modeler>(modeler: Modeler | undefined, chineseTexts: () => Promise<Speech['texts']>, sayAgain: (modeler: Modeler) => void, since?: object): RefObject<Speech> {
  const { language } = useLanguage()
  const speech = useRef<Speech>({ chinese: language === 'zh', texts: {} })
  const fetched = useEffectEvent(chineseTexts)
  const again = useEffectEvent(sayAgain)
  useEffect(() => {
    let over = false
    const speak = async () => {
      const texts = language === 'zh' ? await fetched() : {}
      if (over) return
      Object.assign(speech.current, { chinese: language === 'zh', texts })
      if (modeler !== undefined) again(modeler)
    }
    void speak()
    return () => { over = true }
  }, [language, modeler, since])
  return speech
}
