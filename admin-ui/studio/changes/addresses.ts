import type { ListedFile } from '../../kit/shapes/studio.ts'

/** Where a file is edited. */
export function editorOf({ kind, id }: Pick<ListedFile, 'kind' | 'id'>): string {
  if (kind === 'template') return `/studio/templates/${id.replace(/\.(en|zh)$/, '')}?lang=${id.endsWith('.zh') ? 'zh' : 'en'}`
  return `/studio/${kind}s/${encodeURIComponent(id)}`
}
