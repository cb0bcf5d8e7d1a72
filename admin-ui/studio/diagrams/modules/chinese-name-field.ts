import { isTextFieldEntryEdited, TextFieldEntry } from '@bpmn-io/properties-panel'
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime'
import { useService } from 'bpmn-js-properties-panel'
import { chineseNameOf, setChineseName } from './chinese-name.ts'
import type { BpmnFactory, DrawnElement, Modeling } from '../services.ts'

interface Group {
  id: string
  entries: object[]
}

interface PropertiesPanel {
  registerProvider(priority: number, provider: { getGroups(element: DrawnElement): (groups: Group[]) => Group[] }): void
}

function ChineseName({ element, id }: { element: DrawnElement; id: string }): object {
  const modeling = useService<Modeling>('modeling')
  const factory = useService<BpmnFactory>('bpmnFactory')
  const translate = useService<(text: string) => string>('translate')
  return jsx(TextFieldEntry, {
    id, element,
    label: translate('Name in Chinese'),
    debounce: useService<object>('debounceInput'),
    getValue: () => chineseNameOf(element.businessObject),
    setValue: (value) => setChineseName(element, value?.trim() ?? '', { modeling, factory }),
  })
}

/** A field for the Chinese name right under the name. */
class ChineseNameField {
  static $inject = ['propertiesPanel']

  constructor(panel: PropertiesPanel) {
    panel.registerProvider(400, {
      getGroups: (element) => (groups) => {
        const entry = { id: 'name-zh', element: element.labelTarget ?? element, component: ChineseName, isEdited: isTextFieldEntryEdited }
        const general = groups.find(({ id }) => id === 'general')
        if (general !== undefined) general.entries = general.entries.flatMap((one) => ('id' in one && one.id === 'name' ? [one, entry] : [one]))
        return groups
      },
    })
  }
}

export const chineseNameField = { __init__: ['chineseNameField'], chineseNameField: ['type', ChineseNameField] }
