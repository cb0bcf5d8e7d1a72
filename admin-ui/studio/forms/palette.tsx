import { Input } from 'antd'
import { useState } from 'react'
import { kinds } from './editor/kinds.ts'
import { icons } from './icons.ts'
import { useTexts } from '../../kit/language.ts'

/** What can be put into a form: dragged to its place, or with a click behind the selected field. The class names are those that form-js's dragging looks for. */
export function Palette({ onChosen }: { onChosen: (type: string) => void }) {
  const { t } = useTexts('studioForms')
  const [sought, setSought] = useState('')
  const fits = (type: (typeof kinds)[number]['types'][number]): boolean => `${t(`kind.${type}`)} ${type}`.toLowerCase().includes(sought.trim().toLowerCase())
  return (
    <nav className="form-palette" aria-label={t('palette')}>
      <Input allowClear size="small" placeholder={t('findKind')} aria-label={t('findKind')} value={sought} onChange={({ target }) => setSought(target.value)} />
      {kinds.map(({ group, types }) => {
        const found = types.filter(fits)
        return found.length > 0 && (
          <section key={group}>
            <h2>{t(`kinds.${group}`)}</h2>
            <div className="fjs-palette-fields fjs-drag-container fjs-no-drop">
              {found.map((type) => {
                const Icon = icons[type]
                return (
                  <button key={type} type="button" className="fjs-palette-field fjs-drag-copy fjs-no-drop" data-field-type={type} title={t(`kindHint.${type}`)} onClick={() => onChosen(type)}>
                    <Icon /><span>{t(`kind.${type}`)}</span>
                  </button>
                )
              })}
            </div>
          </section>
        )
      })}
    </nav>
  )
}
