import type { FormSchema } from '../editor/schema.ts'
import { TextEntry } from './entries.tsx'
import { useTexts } from '../../../kit/language.ts'

/** What the form itself is called; how to begin. */
export function FormPanel({ schema: { id, properties = {} }, edit }: { schema: FormSchema; edit: (properties: Record<string, string>) => void }) {
  const { t } = useTexts('studioForms')
  return (
    <div className="form-panel">
      <p className="quiet">{t('chooseField')}</p>
      <TextEntry label={t('formNameEn')} lang="en" value={properties['name'] ?? ''} onChange={(name) => edit({ name })} />
      <TextEntry label={t('formNameZh')} lang="zh-CN" value={properties['name.zh'] ?? ''} onChange={(name) => edit({ 'name.zh': name })} />
      <p className="quiet">{t('formId')} <span className="mono">{id}</span></p>
    </div>
  )
}
