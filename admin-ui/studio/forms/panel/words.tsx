import { isFirstWord } from '../editor/first-words.ts'
import { isMadeUp, nameFrom, unique, wordsPlaceOf } from '../editor/schema.ts'
import type { SelectedField } from '../editor/use-form-editor.ts'
import { TextEntry } from './entries.tsx'
import { useTexts } from '../../../kit/language.ts'

interface WordsProps {
  selected: SelectedField
  /** Names of the other fields. */
  taken: string[]
  /** Names that are live already and so are never changed behind somebody's back. */
  settled: readonly string[]
  edit: (properties: Record<string, unknown>) => void
}

/** What the field says, in both languages. Its name in the process follows the English words while it is new. */
export function Words({ selected: { field, fresh }, taken, settled, edit }: WordsProps) {
  const { t } = useTexts('studioForms')
  if (field.type === 'separator' || field.type === 'spacer') return <p className="quiet">{t('nothingToSay')}</p>
  const place = wordsPlaceOf(field)
  const english = (field[place] as string | undefined) ?? ''
  const properties = field.properties ?? {}
  const translate = (name: string, text: string) => edit({ properties: withProperty(properties, name, text) })
  const chinese = properties[`${place}.zh`] ?? ''
  // Whoever writes in one language first does not leave the other one saying "New tick box".
  const say = (text: string) => {
    const follows = field.key !== undefined && !settled.includes(field.key) && (isMadeUp(field.key) || field.key.replace(/\d+$/, '') === nameFrom(english))
    const name = follows ? nameFrom(text) : ''
    edit({ [place]: text, ...(name && name !== field.key && { key: unique(name, taken) }), ...(isFirstWord(field.type, chinese) && { properties: withProperty(properties, `${place}.zh`, '') }) })
  }
  const sayInChinese = (text: string) => edit({ properties: withProperty(properties, `${place}.zh`, text), ...(isFirstWord(field.type, english) && { [place]: text }) })
  const rows = place === 'text' ? { rows: 3 } : {}
  return (
    <>
      <TextEntry label={t(place === 'text' ? 'textEn' : 'labelEn')} lang="en" {...rows} first={fresh} value={english} onChange={say} />
      <TextEntry label={t(place === 'text' ? 'textZh' : 'labelZh')} lang="zh-CN" {...rows} value={chinese} placeholder={t('asEnglish')} onChange={sayInChinese} {...(place === 'text' && { hint: t('textHint') })} />
      {place !== 'text' && <>
        <TextEntry label={t('helpEn')} lang="en" rows={1} value={field.description ?? ''} onChange={(text) => edit({ description: text || undefined })} />
        <TextEntry label={t('helpZh')} lang="zh-CN" rows={1} value={properties['description.zh'] ?? ''} onChange={(text) => translate('description.zh', text)} />
      </>}
    </>
  )
}

export function withProperty(properties: Record<string, string> | undefined, name: string, text: string): Record<string, string> | undefined {
  const { [name]: _, ...others } = properties ?? {}
  const all = text === '' ? others : { ...properties, [name]: text }
  return Object.keys(all).length === 0 ? undefined : all
}
