import { Tag } from 'antd'
import { useTexts } from '../../kit/language.ts'
import type { Pack } from '../../kit/shapes/administration.ts'

/** Marks the pack that the server runs by. */
export function ActiveTag({ pack }: { pack: Pack }) {
  const { t } = useTexts('packs')
  return pack.active ? <Tag className="tag" color="success">{t('active')}</Tag> : null
}
