/** The parts of dmn-js's services that the studio calls. */
export interface Moddle {
  $type: string
  id: string
  $parent?: Moddle
  name?: string
  label?: string
  text?: string
  typeRef?: string
  inputExpression?: Moddle
  input?: Moddle[]
  output?: Moddle[]
  rule?: Moddle[]
  inputEntry?: Moddle[]
  outputEntry?: Moddle[]
}

export interface TableElement {
  id: string
  businessObject: Moddle
  col?: TableElement
}

export interface EventBus {
  on<Event>(events: string | string[], priority: number, handler: (event: Event) => unknown): void
  fire(event: string, about?: object): void
}

export interface Components {
  onGetComponent<Context>(type: string, priority: number, choose: (context: Context) => unknown): void
}

export interface ContextMenu {
  open(position: { x: number; y: number; width: number; height: number }, context: object): void
  close(): void
}

export interface Modeling {
  editCell(cell: Moddle, text: string): void
}

export interface CommandStack {
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
}

export interface Renderer {
  getContainer(): HTMLElement
}

export interface Selection {
  select(id: string): void
}

export interface ChangeSupport {
  /** Shows these again. */
  elementsChanged(elements: TableElement[]): void
}

export interface Sheet {
  getRoot(): TableElement
}
