import simulation from 'bpmn-js-token-simulation/lib/modeler.js'
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler.js'
import 'camunda-bpmn-js/dist/assets/diagram-js.css'
import 'camunda-bpmn-js/dist/assets/bpmn-js.css'
import 'camunda-bpmn-js/dist/assets/diagram-js-minimap.css'
import 'camunda-bpmn-js/dist/assets/properties-panel.css'
import 'camunda-bpmn-js/dist/assets/color-picker.css'
import 'camunda-bpmn-js/dist/assets/element-templates.css'
import 'camunda-bpmn-js/dist/assets/element-template-chooser.css'
import 'camunda-bpmn-js/dist/assets/popup-menu.css'
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css'
// The icons as a file of their own: a font within a style sheet is not allowed to this page.
import 'camunda-bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import { chineseNameOf } from './modules/chinese-name.ts'
import { chineseNames } from './modules/chinese-names.ts'
import { chineseNameField } from './modules/chinese-name-field.ts'
import { idsFromNames } from './modules/ids-from-names.ts'
import { keepUndrawn } from './modules/keep-undrawn.ts'
import { keepUnsaid } from './modules/keep-unsaid.ts'
import { plainGroups } from './modules/plain-groups.ts'
import { simulationTexts } from './modules/simulation-texts.ts'
import { speaking, type Speech } from '../parts/speaking.ts'
import type { ElementTemplate } from './templates.ts'
import type { Canvas, CommandStack, DrawnElement, ElementRegistry, ElementTemplatesLoader, EventBus, GraphicsFactory, Selection, Toggled } from './services.ts'

export type { Modeler }

const fontFamily = "-apple-system, 'Segoe UI', Roboto, Arial, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"

/** Camunda's modeler for Zeebe with our own modules in it, never patched. It speaks as `speech` says at the time. */
export function openModeler(container: HTMLElement, panel: HTMLElement, speech: Speech): Modeler {
  return new Modeler({
    container,
    // What is opened and saved again is what it was: nothing moves by itself.
    disableAdjustOrigin: true,
    // Their help stands on the internet, which a hospital's network need not reach.
    propertiesPanel: { parent: panel, getFeelPopupLinks: () => [] },
    textRenderer: { defaultStyle: { fontFamily }, externalStyle: { fontFamily } },
    additionalModules: [speaking(speech), chineseNames(speech), chineseNameField, plainGroups, idsFromNames, keepUndrawn, keepUnsaid, simulation, simulationTexts],
  })
}

/** Shows everything again in the language that its speech has now; what was drawn and can be undone stays. */
export function sayAgain(modeler: Modeler): void {
  const events = modeler.get<EventBus>('eventBus')
  events.fire('i18n.changed')
  events.fire('propertiesPanel.providersChanged')
  const graphics = modeler.get<GraphicsFactory>('graphicsFactory')
  const registry = modeler.get<ElementRegistry>('elementRegistry')
  for (const element of registry.getAll()) {
    if (element.parent) graphics.update(element.waypoints ? 'connection' : 'shape', element, registry.getGraphics(element))
  }
}

/** Puts the templates into the menus, also into one that is open already. */
export function offer(modeler: Modeler, templates: ElementTemplate[]): void {
  modeler.get<ElementTemplatesLoader>('elementTemplatesLoader').setTemplates(templates)
  modeler.get<{ refresh(): void }>('popupMenu').refresh()
}

/** Brings an element into the middle and selects it, so that the panel beside shows what it is made of. */
export function goTo(modeler: Modeler, elementId: string | null | undefined): void {
  const element = elementId ? modeler.get<ElementRegistry>('elementRegistry').get(elementId) : undefined
  const canvas = modeler.get<Canvas>('canvas')
  if (element === undefined || element.parent === undefined) return modeler.get<Selection>('selection').select(null)
  canvas.setRootElement(canvas.findRoot(element)!)
  canvas.scrollToElement(element, { top: 120, right: 120, bottom: 120, left: 120 })
  modeler.get<Selection>('selection').select(element)
}

/** Marks the elements that something is said about, and only them. */
export function mark(modeler: Modeler, elementIds: Iterable<string>): void {
  const canvas = modeler.get<Canvas>('canvas')
  const registry = modeler.get<ElementRegistry>('elementRegistry')
  const marked = new Set(elementIds)
  for (const element of registry.getAll()) {
    if (marked.has(element.id)) canvas.addMarker(element, 'is-at-fault')
    else canvas.removeMarker(element, 'is-at-fault')
  }
}

const beside = { palette: 120, edge: 30 }
/** Narrower than this the palette is not shown: a telephone is for looking. */
const roomForPalette = 600

/** The whole drawing in view beside the palette, but never so large that five shapes fill the screen. */
export function fit(modeler: Modeler): void {
  const canvas = modeler.get<Canvas>('canvas')
  const { inner, outer } = canvas.viewbox()
  if (inner.width === 0 || outer.width === 0) return
  const palette = outer.width < roomForPalette ? beside.edge : beside.palette
  const free = { width: outer.width - palette - beside.edge, height: outer.height - 2 * beside.edge }
  const scale = Math.min(free.width / inner.width, free.height / inner.height, 1)
  canvas.viewbox({
    x: inner.x - palette / scale,
    y: inner.y - (outer.height / scale - inner.height) / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}

/** The process that the drawing is of; of several side by side, the first. */
export function processOf(modeler: Modeler): { id: string; name: string; nameZh: string | null } {
  const root = modeler.get<Canvas>('canvas').getRootElement() as DrawnElement
  const { participants } = root.businessObject
  const process = participants?.find(({ processRef }) => processRef)?.processRef ?? root.businessObject
  return { id: process.id, name: process.name ?? process.id, nameZh: chineseNameOf(process) ?? null }
}

export const undo = (modeler: Modeler): void => modeler.get<CommandStack>('commandStack').undo()
export const redo = (modeler: Modeler): void => modeler.get<CommandStack>('commandStack').redo()
export const search = (modeler: Modeler): void => modeler.get<Toggled>('searchPad').toggle()
export const minimap = (modeler: Modeler): void => modeler.get<Toggled>('minimap').toggle()

/** Lets tokens run over the drawing by themselves, for a quick look; nothing can be drawn meanwhile. */
export const simulate = (modeler: Modeler): void => modeler.get<{ toggleMode(): void }>('toggleMode').toggleMode()

/** Hears whether tokens run; the answer ends it. */
export function onSimulation(modeler: Modeler, told: (active: boolean) => void): () => void {
  const events = modeler.get<EventBus>('eventBus')
  const hear = ({ active }: { active: boolean }) => told(active)
  events.on('tokenSimulation.toggleMode', 1000, hear)
  return () => events.off('tokenSimulation.toggleMode', hear)
}

/** The colours for what is selected, beside it. */
export function colour(modeler: Modeler): void {
  const selected = modeler.get<Selection>('selection').get()
  const [first] = selected
  if (first === undefined) return
  const { x, y, width } = modeler.get<ElementRegistry>('elementRegistry').getGraphics(first).getBoundingClientRect()
  modeler.get<{ open(target: DrawnElement[], menu: string, at: object): void }>('popupMenu').open(selected, 'color-picker', { x: x + width + 8, y, cursor: { x: x + width + 8, y } })
}
