import { FormEditor } from '@bpmn-io/form-js-editor'
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor-base.css'
import '@bpmn-io/form-js-editor/dist/assets/dragula.css'
import { speaking, type Speech } from './speaking.ts'

export type { FormEditor }

/** The studio has its own palette and panel, in both languages; the editor only draws, moves and undoes. */
const withoutItsPanel = {
  propertiesPanel: ['value', { attachTo: () => undefined, detach: () => undefined }],
  propertiesProvider: ['value', null],
}

export function openEditor(container: HTMLElement, speech: Speech): FormEditor {
  const nowhere = document.createElement('div')
  return new FormEditor({ container, palette: { parent: nowhere }, propertiesPanel: { parent: nowhere }, additionalModules: [withoutItsPanel, speaking(speech)] })
}
