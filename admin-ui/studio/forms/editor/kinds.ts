/** What can be put into a form: exactly what the engine accepts (`engine/forms/schema.ts`), without buttons, because the page around a form has its own. */
export const kinds = [
  { group: 'choose', types: ['checkbox', 'radio', 'select', 'checklist', 'taglist', 'number', 'datetime'] },
  { group: 'write', types: ['textfield', 'textarea', 'filepicker'] },
  { group: 'show', types: ['text', 'image', 'table', 'separator', 'spacer'] },
  { group: 'arrange', types: ['group', 'dynamiclist'] },
  { group: 'compute', types: ['expression'] },
] as const

export type FieldType = (typeof kinds)[number]['types'][number]

export const isKind = (type: string): type is FieldType => kinds.some(({ types }) => (types as readonly string[]).includes(type))
