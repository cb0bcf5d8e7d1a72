import type { FormField } from './schema.ts'

const called: Record<string, [en: string, zh: string]> = {
  checkbox: ['New tick box', '新勾选项'], radio: ['New choice', '新单选'], select: ['New list', '新下拉'], checklist: ['New tick list', '新多选'], taglist: ['New selection', '新标签多选'],
  number: ['New number', '新数字'], datetime: ['New date', '新日期'], textfield: ['New line', '新文本'], textarea: ['New text', '新长文本'], filepicker: ['New files', '新附件'],
  table: ['New table', '新表格'], group: ['New group', '新分组'], dynamiclist: ['New list of entries', '新条目列表'],
}

const withOptions = ['radio', 'select', 'checklist', 'taglist']

/** What a field that was just put there says until somebody gives it its own words: in both languages, so that neither is ever missing. */
export function firstWords(type: string): Partial<FormField> {
  const [en = '', zh = ''] = called[type] ?? []
  if (type === 'text') return { text: 'New text', properties: { 'text.zh': '新文字' } }
  if (type === 'datetime') return { dateLabel: en, properties: { 'dateLabel.zh': zh } }
  return {
    ...(en && { label: en, properties: { 'label.zh': zh } }),
    ...(withOptions.includes(type) && { values: [{ label: 'Yes', value: 'yes', 'label.zh': '是' }, { label: 'No', value: 'no', 'label.zh': '否' }] }),
    ...(type === 'textarea' && { validate: { maxLength: 4000 } }),
    ...(type === 'textfield' && { validate: { maxLength: 200 } }),
  }
}

/** Whether somebody has given the field words of its own in this language. */
export const isFirstWord = (type: string, text: string | undefined): boolean => text !== undefined && text !== '' && Object.values({ ...firstWords(type), properties: '' }).concat(Object.values(firstWords(type).properties ?? {})).includes(text)
