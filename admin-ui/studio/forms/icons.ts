import {
  AlignLeftOutlined, AppstoreOutlined, BlockOutlined, CalculatorOutlined, CalendarOutlined, CheckSquareOutlined, CopyOutlined, DownCircleOutlined, FieldNumberOutlined, FileImageOutlined,
  FontSizeOutlined, FormOutlined, LineOutlined, PaperClipOutlined, TableOutlined, TagsOutlined, UnorderedListOutlined, VerticalAlignMiddleOutlined, AimOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { FieldType } from './editor/kinds.ts'

export const icons: Record<FieldType, ComponentType> = {
  checkbox: CheckSquareOutlined, radio: AimOutlined, select: DownCircleOutlined, checklist: UnorderedListOutlined, taglist: TagsOutlined, number: FieldNumberOutlined, datetime: CalendarOutlined,
  textfield: FormOutlined, textarea: AlignLeftOutlined, filepicker: PaperClipOutlined,
  text: FontSizeOutlined, image: FileImageOutlined, table: TableOutlined, separator: LineOutlined, spacer: VerticalAlignMiddleOutlined,
  group: BlockOutlined, dynamiclist: CopyOutlined, expression: CalculatorOutlined,
}

export const Unknown = AppstoreOutlined
