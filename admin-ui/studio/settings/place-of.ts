import type { useTexts } from '../../kit/language.ts'

/** `/3/head` is a line and a column as a spreadsheet counts them: the row, in words. Empty for what is about the whole. */
export function placeOf(elementId: string | null | undefined, t: ReturnType<typeof useTexts<'studioSettings'>>['t']): string {
  const line = /^\/(\d+)/.exec(elementId ?? '')?.[1]
  return line === undefined ? '' : t('row', { row: Number(line) - 1 })
}
