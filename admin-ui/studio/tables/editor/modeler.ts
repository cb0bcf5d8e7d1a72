import Modeler, { type View } from 'dmn-js/lib/Modeler.js'
import { DmnPropertiesPanelModule, DmnPropertiesProviderModule } from 'dmn-js-properties-panel'
import 'dmn-js/dist/assets/diagram-js.css'
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-drd.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css'
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css'
import 'dmn-js-properties-panel/dist/assets/properties-panel.css'
// The icons as a file of their own: a font within a style sheet is not allowed to this page.
import 'dmn-js/dist/assets/dmn-font/css/dmn.css'
import { wordedCells, type CellWords } from './modules/worded-cells.ts'
import type { CommandStack, EventBus, Selection, Sheet } from './services.ts'
import { speaking, type Speech } from '../../parts/speaking.ts'

export type { Modeler, View }

/** dmn-js with our own modules in it, never patched. It speaks as `speech` and `words` say at the time. */
export function openModeler(container: HTMLElement, panel: HTMLElement, speech: Speech, words: CellWords): Modeler {
  const language = speaking(speech)
  return new Modeler({
    container,
    common: { keyboard: { bind: true } },
    drd: { propertiesPanel: { parent: panel }, additionalModules: [language, DmnPropertiesPanelModule, DmnPropertiesProviderModule] },
    decisionTable: { additionalModules: [language, wordedCells(words)] },
    literalExpression: { additionalModules: [language] },
    boxedExpression: { additionalModules: [language] },
  })
}

/** The tables first: they are what is edited; how they hang together is looked at. */
export const firstView = (views: View[]): View | undefined => views.find(({ type }) => type === 'decisionTable') ?? views[0]

export const stackOf = (modeler: Modeler): CommandStack | undefined => modeler.getActiveViewer()?.get<CommandStack>('commandStack')

/** Shows the table again in the language that its speech has now; what can be undone stays. */
export function sayAgain(modeler: Modeler): void {
  const viewer = modeler.getActiveViewer()
  if (viewer === undefined || modeler.getActiveView()?.type !== 'decisionTable') return
  // Not every part of it listens to changes: the whole is taken off and shown again, as when another table is opened, but with the steps that can be undone.
  const events = viewer.get<EventBus>('eventBus')
  const root = viewer.get<Sheet>('sheet').getRoot()
  for (const event of ['root.remove', 'root.add', 'root.added']) events.fire(event, { root })
}

/** Shows the view that an element of the file is in, and selects the element where it is a cell or a row. */
export async function goTo(modeler: Modeler, elementId: string): Promise<void> {
  const view = modeler.getViews().find(({ element, type }) => type !== 'drd' && has(element, elementId))
  if (view === undefined) return
  if (modeler.getActiveView()?.id !== view.id) await modeler.open(view)
  const container = modeler.getActiveViewer()?.get<{ getContainer(): HTMLElement }>('renderer').getContainer()
  const node = container?.querySelector<HTMLElement>(`[data-element-id="${CSS.escape(elementId)}"], [data-row-id="${CSS.escape(elementId)}"]`)
  node?.scrollIntoView({ block: 'center', inline: 'center' })
  if (node?.dataset['elementId'] === elementId) modeler.getActiveViewer()?.get<Selection>('selection').select(elementId)
}

function has(element: object, id: string): boolean {
  const decision = element as { id?: string; decisionLogic?: { rule?: { id: string; inputEntry?: { id: string }[]; outputEntry?: { id: string }[] }[] } }
  return decision.id === id || (decision.decisionLogic?.rule ?? []).some((rule) => rule.id === id || [...(rule.inputEntry ?? []), ...(rule.outputEntry ?? [])].some((cell) => cell.id === id))
}
