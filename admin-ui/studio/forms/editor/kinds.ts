import {
  AlignLeftOutlined, AppstoreOutlined, BlockOutlined, CalculatorOutlined, CalendarOutlined, CheckSquareOutlined, CopyOutlined, DownCircleOutlined, FieldNumberOutlined, FileImageOutlined,
  FontSizeOutlined, FormOutlined, LineOutlined, PaperClipOutlined, TableOutlined, TagsOutlined, UnorderedListOutlined, VerticalAlignMiddleOutlined, AimOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'

/** What can be put into a form: exactly what the engine accepts (`engine/forms/schema.ts`), without buttons, because the page around a form has its own. */
export const kinds = [
  { group: 'choose', types: ['checkbox', 'radio', 'select', 'checklist', 'taglist', 'number', 'datetime'] },
  { group: 'write', types: ['textfield', 'textarea', 'filepicker'] },
  { group: 'show', types: ['text', 'image', 'table', 'separator', 'spacer'] },
  { group: 'arrange', types: ['group', 'dynamiclist'] },
  { group: 'compute', types: ['expression'] },
] as const

export type FieldType = (typeof kinds)[number]['types'][number]

export const icons: Record<FieldType, ComponentType> = {
  checkbox: CheckSquareOutlined, radio: AimOutlined, select: DownCircleOutlined, checklist: UnorderedListOutlined, taglist: TagsOutlined, number: FieldNumberOutlined, datetime: CalendarOutlined,
  textfield: FormOutlined, textarea: AlignLeftOutlined, filepicker: PaperClipOutlined,
  text: FontSizeOutlined, image: FileImageOutlined, table: TableOutlined, separator: LineOutlined, spacer: VerticalAlignMiddleOutlined,
  group: BlockOutlined, dynamiclist: CopyOutlined, expression: CalculatorOutlined,
}

export const isKind = (type: string): type is FieldType => type in icons

export const Unknown = AppstoreOutlined
