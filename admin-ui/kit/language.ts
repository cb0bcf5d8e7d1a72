import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { device } from './device.ts'
import type * as others from './texts/en.ts'
import type * as studio from './texts/en-studio.ts'

export type Language = 'en' | 'zh'

/** A text that the server hands out in both languages. */
export type Bilingual = Record<Language, string>

type AllTexts = typeof others & typeof studio
type Texts = Partial<AllTexts>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: AllTexts
  }
}

const remembered = 'recourse.language'

/**
 * Starts the page in the language last chosen, or the browser's. `load` fetches the page's own texts, so that nobody
 * downloads a language or a page that is not shown.
 */
export async function startLanguage(load: (language: Language) => Promise<Texts>): Promise<void> {
  i18next.use(initReactI18next)
  await i18next.init({ lng: chosen(), fallbackLng: false, resources: {}, interpolation: { escapeValue: false }, react: { useSuspense: false } })
  await addTexts(load, chosen())
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  })
  loadTexts = load
  await i18next.changeLanguage(chosen())
}

/** The texts of one group; those of `common` and `words` are at hand beside it under `common:…` and `words:…`. */
export function useTexts<Group extends keyof AllTexts>(group: Group) {
  return useTranslation<[Group, 'common', 'words']>([group, 'common', 'words'])
}

/** Says a code of the server in words; a code that has none yet is shown as it is. */
export function useWord(): (kind: keyof AllTexts['words'], code: string) => string {
  const { i18n } = useTranslation()
  return (kind, code) => {
    const found: unknown = i18n.getResource(i18n.language, 'words', `${kind}.${code}`)
    return typeof found === 'string' ? found : code
  }
}

/** The language shown, and the way to the other one. */
export function useLanguage(): { language: Language; other: Language; choose: (language: Language) => Promise<void> } {
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en'
  return { language, other: language === 'zh' ? 'en' : 'zh', choose }
}

let loadTexts: (language: Language) => Promise<Texts>

async function choose(language: Language): Promise<void> {
  device.keep(remembered, language)
  await addTexts(loadTexts, language)
  await i18next.changeLanguage(language)
}

async function addTexts(load: (language: Language) => Promise<Texts>, language: Language): Promise<void> {
  const [texts, own] = await Promise.all([load(language), ownWords()])
  for (const [group, said] of Object.entries(texts)) i18next.addResourceBundle(language, group, said)
  for (const { kind, id, ...names } of own) i18next.addResource(language, 'words', `${kind}.${id}`, names[language])
}

interface OwnWord extends Bilingual {
  kind: string
  id: string
}

/** What the hospital calls its categories; without an answer they keep the product's names. */
async function ownWords(): Promise<OwnWord[]> {
  try {
    const response = await fetch('/api/words')
    return response.ok ? ((await response.json()) as { items: OwnWord[] }).items : []
  } catch {
    return []
  }
}

function chosen(): Language {
  const kept = device.read(remembered)
  if (kept === 'en' || kept === 'zh') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
