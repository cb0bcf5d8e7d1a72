import DecisionRulesCellEditorComponent from 'dmn-js-decision-table/lib/features/decision-rules/components/DecisionRulesCellEditorComponent.js'
import { Component, createComponentVNode, createVNode } from 'inferno'
import { Cell } from 'table-js/lib/components/index.js'
import { kindOf } from '../column-kind.ts'
import type { ChangeSupport, Components, ContextMenu, EventBus, Modeling, Renderer, TableElement } from '../services.ts'

/** How cells are said; read at the moment they are shown. */
export interface CellWords {
  /** A cell in words; undefined for one that stays as text. */
  say: (cell: TableElement) => string | undefined
  /** A column's label in the reader's language; undefined where it is the file's. */
  label: (label: string) => string | undefined
  /** Opens the choices for a cell within `host`, and `null` closes them. */
  choose: (open: { host: HTMLElement; cell: TableElement; write: (text: string) => void; close: () => void; asText: () => void } | null) => void
}

const html = 1
const component = 2

interface CellProps {
  cell: TableElement
  row: { id: string }
  col: { id: string }
  rowIndex: number
  colIndex: number
}

/** Cells of rules in words; a click, Enter or Space opens choices instead of FEEL. Everything else of dmn-js stays as it is. */
export function wordedCells(words: CellWords): object {
  /** Cells that an expert wants to write as text. */
  const written = new Set<string>()

  class WordedCell extends Component<CellProps> {
    readonly #changed = () => this.forceUpdate()
    override componentWillMount() { this.context.changeSupport.onElementsChanged(this.props.cell.id, this.#changed) }
    override componentWillUnmount() { this.context.changeSupport.offElementsChanged(this.props.cell.id, this.#changed) }
    override render() {
      const { cell, row, col, rowIndex, colIndex } = this.props
      const said = written.has(cell.id) ? undefined : words.say(cell)
      if (said === undefined) return createComponentVNode(component, DecisionRulesCellEditorComponent, { ...this.props })
      const open = (event: Event) => this.context.injector.get<EventBus>('eventBus').fire('simpleMode.open', { element: cell, node: (event.currentTarget as HTMLElement).closest('td') })
      const children = createVNode(html, 'div', 'cell-editor', createVNode(html, 'div', 'cell-words', said, 0, {
        contentEditable: false, tabIndex: 0, role: 'button', 'aria-haspopup': 'dialog', 'aria-label': said, onclick: open,
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          event.stopPropagation()
          open(event)
        },
      }), 0)
      return createComponentVNode(component, Cell, { className: cell.businessObject.$type === 'dmn:UnaryTests' ? 'input-cell' : 'output-cell', elementId: cell.id, coords: `${rowIndex}:${colIndex}`, 'data-row-id': row.id, 'data-col-id': col.id, children })
    }
  }

  /** A place in the table's own menu, filled by the page. */
  class Choices extends Component<{ context: { element: TableElement } }> {
    #host: HTMLElement | null = null
    override componentDidMount() {
      const { injector } = this.context
      const cell = this.props.context.element
      const close = () => injector.get<ContextMenu>('contextMenu').close()
      words.choose({
        host: this.#host!, cell, close,
        write: (text) => injector.get<Modeling>('modeling').editCell(cell.businessObject, text),
        asText: () => {
          written.add(cell.id)
          close()
          injector.get<ChangeSupport>('changeSupport').elementsChanged([cell])
        },
      })
    }
    override componentWillUnmount() { words.choose(null) }
    override render() { return createVNode(html, 'div', `context-menu-container cell-choices cell-choices-${kindOf(this.props.context.element)?.kind ?? 'one'}`, null, 0, null, null, (node) => { this.#host = node ?? this.#host }) }
  }

  class Label extends Component<{ col: { label?: string; name?: string } }> {
    override render() {
      const said = words.label(this.props.col.label ?? this.props.col.name ?? '')
      return said === undefined ? null : createVNode(html, 'div', 'label-words', said, 0)
    }
  }

  class WordedCells {
    static $inject = ['components', 'contextMenu', 'eventBus', 'renderer']
    constructor(components: Components, contextMenu: ContextMenu, events: EventBus, renderer: Renderer) {
      components.onGetComponent<{ cellType?: string; cell?: TableElement }>('cell', 2000, ({ cellType, cell }) => (cellType === 'rule' && cell !== undefined && kindOf(cell) !== undefined ? WordedCell : undefined))
      components.onGetComponent<{ contextMenuType?: string } | undefined>('context-menu', 1000, (context) => (context?.contextMenuType === 'cell-choices' ? Choices : undefined))
      components.onGetComponent<{ cellType?: string } | undefined>('cell-inner', 500, (context) => (context?.cellType === 'input-cell' || context?.cellType === 'output-cell' ? Label : undefined))
      events.on<{ element: TableElement; node: HTMLElement | null }>('simpleMode.open', 2000, ({ element, node }) => {
        if (node === null || written.has(element.id) || words.say(element) === undefined) return undefined
        const { left, top, width, height } = node.getBoundingClientRect()
        const { scrollLeft, scrollTop } = renderer.getContainer().parentNode as HTMLElement
        contextMenu.open({ x: left + scrollLeft, y: top + scrollTop, width, height }, { contextMenuType: 'cell-choices', element, offset: { x: 4, y: 4 } })
        return false
      })
    }
  }

  return { __init__: ['wordedCells'], wordedCells: ['type', WordedCells] }
}
