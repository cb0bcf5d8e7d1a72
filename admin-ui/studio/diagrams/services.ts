/** The parts of diagram-js's and bpmn-js's services that the studio calls; the packages' own types do not resolve as ES modules. */
export interface Moddle {
  $type: string
  $parent?: Moddle
  id: string
  name?: string
  extensionElements?: Moddle & { values?: Moddle[] }
  properties?: Moddle[]
  value?: string
  participants?: { processRef?: Moddle }[]
  get<Value>(property: string): Value
  set(property: string, value: unknown): void
}

export interface DrawnElement {
  id: string
  type: string
  parent?: DrawnElement
  waypoints?: object[]
  labelTarget?: DrawnElement
  businessObject: Moddle
  /** Its shape or edge in the file. */
  di?: Moddle
  incoming?: DrawnElement[]
  outgoing?: DrawnElement[]
  source?: DrawnElement
  target?: DrawnElement
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Canvas {
  viewbox(box?: Box): { inner: Box; outer: Box }
  getRootElement(): DrawnElement
  setRootElement(root: DrawnElement): void
  findRoot(element: DrawnElement): DrawnElement | undefined
  scrollToElement(element: DrawnElement, padding: { top: number; right: number; bottom: number; left: number }): void
  addMarker(element: DrawnElement, marker: string): void
  removeMarker(element: DrawnElement, marker: string): void
}

export interface CommandStack {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
}

export interface ElementRegistry {
  get(id: string): DrawnElement | undefined
  getAll(): DrawnElement[]
  getGraphics(element: DrawnElement): SVGElement
}

export interface EventBus {
  fire(event: string, about?: object): void
  on<Event>(events: string | string[], priority: number, handler: (event: Event) => unknown): void
  off(events: string | string[], handler: (event: never) => unknown): void
}

export interface GraphicsFactory {
  update(kind: 'shape' | 'connection', element: DrawnElement, graphics: SVGElement): void
}

export interface Selection {
  get(): DrawnElement[]
  select(element: DrawnElement | null): void
}

export interface Toggled {
  toggle(): void
}

export interface ElementTemplatesLoader {
  setTemplates(templates: object[]): void
}

export interface Modeling {
  updateProperties(element: DrawnElement, properties: Record<string, unknown>): void
  updateModdleProperties(element: DrawnElement, moddle: Moddle, properties: Record<string, unknown>): void
}

export interface BpmnFactory {
  create(type: string, properties: Record<string, unknown>): Moddle
}
