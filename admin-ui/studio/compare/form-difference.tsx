import { Changes } from './changes.tsx'
import { ChangeTag } from './change-tag.tsx'
import type { ComparedField } from './difference.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** Field by field: what is new, gone, or said otherwise. */
export function FormDifference({ fields }: { fields: ComparedField[] }) {
  const { t } = useTexts('studioCompare')
  const { language } = useLanguage()
  const property = usePropertyName()
  return [...Map.groupBy(fields, ({ field }) => field)].map(([field, changes]) => {
    const presence = changes.find((change) => change.property === 'field')
    const [{ label, labelZh }] = changes as [ComparedField]
    const title = field === '' ? t('form.whole') : (language === 'zh' ? labelZh ?? label : label)
    return (
      <section key={field} className="difference-part">
        <h3>{title} <ChangeTag change={presence === undefined ? 'changed' : presence.is === '' ? 'removed' : 'added'} /> {title !== field && <span className="quiet mono">{field}</span>}</h3>
        <Changes facts={changes.filter((change) => change !== presence).map(({ property: key, was, is }) => ({
          key, label: property(key), ...(key === 'place' ? { was: t('form.behind', { field: was || t('form.first') }), is: t('form.behind', { field: is || t('form.first') }) } : { was, is }),
        }))} />
      </section>
    )
  })
}

/** What a property of a field is called. */
export function usePropertyName(): (property: string) => string {
  const { t, i18n } = useTexts('studioCompare')
  return (property) => {
    const [, value, zh] = /^option\.(.*?)(\.zh)?$/.exec(property) ?? []
    if (value !== undefined) return t(zh ? 'form.optionZh' : 'form.option', { value })
    const found: unknown = i18n.getResource(i18n.language, 'studioCompare', `form.of.${property.replaceAll('.', '-')}`)
    return typeof found === 'string' ? found : property
  }
}
