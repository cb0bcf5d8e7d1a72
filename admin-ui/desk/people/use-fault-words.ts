import { faultInChinese } from './fault-words.ts'
import { useWordOf } from './use-word-of.ts'
import { useLanguage } from '../../kit/language.ts'

/** A fault of a row in the reader's language, behind the column that it is about; `path` is `/<line>/<column>`. */
export function useFaultWords(): (message: string, path?: string | null) => string {
  const { language } = useLanguage()
  const wordOf = useWordOf()
  return (message, path) => {
    const column = /^\/\d+\/(\w+)/.exec(path ?? '')?.[1]
    const said = language === 'zh' ? faultInChinese(message) : message
    return column ? `${wordOf('column', column)}${language === 'zh' ? '：' : ' '}${said}` : said
  }
}
