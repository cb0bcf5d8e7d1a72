import type { Difference } from '../compare/difference.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import type { Bilingual } from '../../kit/language.ts'
import type { FileKind } from '../../kit/shapes/studio.ts'

export interface LookedAtFile {
  name: string
  kind: FileKind
  title: Bilingual
  change: 'added' | 'changed' | 'same'
  difference: Difference | null
  before: string | null
  after: string
  /** Of the draft that there is of it; 0 where there is none. */
  revision: number
}

/** What `POST /api/studio/packs/look` says. */
export interface LookedAt {
  manifest: { product: string; pack: string; at: string }
  files: LookedAtFile[]
  findings: Finding[]
}

export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}
